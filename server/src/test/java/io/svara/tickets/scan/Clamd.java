package io.svara.tickets.scan;

import static org.awaitility.Awaitility.await;

import io.svara.mail.DebianServer;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Debian's clamd, which knows one virus: {@link #VIRUS}. It takes files up to 1 MB. */
public final class Clamd implements AutoCloseable {

    /** EICAR's test file, in two pieces, so that no checker finds it here. */
    public static final String VIRUS = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EI" + "CAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private final Path folder;
    private Process process;

    private Clamd(Path folder) throws IOException {
        this.folder = folder;
        this.process = run();
    }

    public static Clamd start() {
        DebianServer.require("/usr/sbin/clamd", "clamav-daemon");
        try {
            var folder = Files.createTempDirectory("clamd");
            Files.createDirectory(folder.resolve("db"));
            var signature = HexFormat.of().formatHex(VIRUS.getBytes(StandardCharsets.US_ASCII));
            Files.writeString(folder.resolve("db/eicar.ndb"), "Eicar-Test:0:*:" + signature + "\n");
            Files.writeString(
                    folder.resolve("clamd.conf"),
                    "LocalSocket " + folder.resolve("socket") + "\nForeground yes\nDatabaseDirectory "
                            + folder.resolve("db") + "\nTemporaryDirectory " + folder + "\nStreamMaxLength 1M\n");
            var server = new Clamd(folder);
            server.awaitSocket();
            return server;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Process run() throws IOException {
        return new ProcessBuilder(
                        "/usr/sbin/clamd", "-c", folder.resolve("clamd.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private void awaitSocket() {
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> {
            try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(address()))) {
                return channel.isConnected();
            }
        });
    }

    /** The path of its socket. */
    public String address() {
        return folder.resolve("socket").toString();
    }

    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(Path.of(address()));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void startAgain() {
        try {
            process = run();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        awaitSocket();
    }

    @Override
    public void close() {
        stop();
    }
}
