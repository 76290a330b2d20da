package io.svara.bench.small;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The demo, started by the script as on a machine with so much memory. */
final class SmallServer implements AutoCloseable {

    static final String TOKEN = "small";

    private static final int LONGEST_START_SECONDS = 300;

    private final Process process;
    private final int httpPort;
    private final int smtpPort;
    private final double secondsToReady;

    private SmallServer(Process process, int httpPort, int smtpPort, double secondsToReady) {
        this.process = process;
        this.httpPort = httpPort;
        this.smtpPort = smtpPort;
        this.secondsToReady = secondsToReady;
    }

    static SmallServer start(Path data, int megabytes, MemoryGroup group) throws IOException, InterruptedException {
        int http = freePort();
        int smtp = freePort();
        var command = new ArrayList<>(group.entrance());
        command.addAll(List.of(
                Objects.requireNonNull(System.getenv("SVARA_SCRIPT"), "Start it by ./svara bench"), "run", "--demo"));
        var log = data.resolve("server.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SVARA_DATA", data.resolve("data").toString(),
                        "SVARA_MEMORY", megabytes + "m",
                        "SVARA_HTTP_PORT", Integer.toString(http),
                        "SVARA_SMTP_PORT", Integer.toString(smtp),
                        "SVARA_DEMO_TOKEN", TOKEN));
        long began = System.nanoTime();
        var process = builder.start();
        process.getOutputStream().close();
        awaitReady(process, log);
        return new SmallServer(process, http, smtp, (System.nanoTime() - began) / 1e9);
    }

    private static void awaitReady(Process process, Path log) throws IOException, InterruptedException {
        for (int tries = 0; tries < LONGEST_START_SECONDS * 10; tries++) {
            if (Files.readString(log).contains("Svara is ready")) {
                return;
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        process.destroy();
        throw new IllegalStateException("The server did not become ready: " + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (var any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    long pid() {
        return process.pid();
    }

    int httpPort() {
        return httpPort;
    }

    int smtpPort() {
        return smtpPort;
    }

    double secondsToReady() {
        return secondsToReady;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
