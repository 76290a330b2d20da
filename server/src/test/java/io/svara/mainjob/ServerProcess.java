package io.svara.mainjob;

import io.svara.web.TestClient;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The demo as it is run, in a process of its own that can be killed and started again on the same data. */
public final class ServerProcess implements AutoCloseable {

    private static final String TOKEN = "a-token-of-the-demo";

    private final Path data;
    private final List<String> options;
    private final int smtpPort = freePort();
    private final List<Process> processes = new ArrayList<>();
    private int httpPort;

    /** @param options such as {@code --svara.relay-url=...} */
    public ServerProcess(Path data, String... options) {
        this.data = data;
        this.options = List.of(options);
    }

    /** Returns when it is ready. */
    public void start() throws IOException {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                productClasses(),
                "io.svara.Svara",
                "run",
                "--demo",
                "--svara.http-port=0",
                "--svara.http-bind=127.0.0.1",
                "--svara.smtp-port=" + smtpPort,
                "--svara.data=" + data,
                "--svara.demo-token=" + TOKEN));
        command.addAll(options);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        var told = new ArrayList<String>();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            told.add(line);
            if (line.startsWith("Svara is ready at ")) {
                httpPort = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return;
            }
        }
        throw new AssertionError("The server has not started: " + told);
    }

    /** Without the tests' own classes, which stand in the scanned packages. */
    private static String productClasses() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** As an agent who may do everything. */
    public TestClient api() {
        return new TestClient(httpPort).token(TOKEN);
    }

    public int smtpPort() {
        return smtpPort;
    }

    /** With -9: nothing of it runs any more when this returns. Its database ends by itself. */
    public void kill() throws InterruptedException {
        processes.getLast().destroyForcibly().waitFor();
    }

    public void killDatabase() throws IOException {
        try (var files = Files.walk(data.resolve("postgres"), 3)) {
            var file = files.filter(found -> found.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .orElseThrow()
                    .destroyForcibly();
        }
    }

    @Override
    public void close() {
        for (var process : processes) {
            process.destroyForcibly().onExit().join();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
