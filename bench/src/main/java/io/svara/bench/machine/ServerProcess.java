package io.svara.bench.machine;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import svara.postgres.EmbeddedPostgres;

/** A server as its operator starts it: by the script, in a process of its own, on a data folder. */
public final class ServerProcess implements AutoCloseable {

    /** The API token of the demo's first agent. */
    public static final String TOKEN = "bench";

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Process process;
    private final Path data;
    private final int httpPort;
    private final int smtpPort;
    private final long startMillis;

    private ServerProcess(Process process, Path data, int httpPort, int smtpPort, long startMillis) {
        this.process = process;
        this.data = data;
        this.httpPort = httpPort;
        this.smtpPort = smtpPort;
        this.startMillis = startMillis;
    }

    /** Starts the demo and waits until it is ready. Its log goes into {@code server.log} of the folder. */
    public static ServerProcess start(Path data) throws IOException, InterruptedException {
        Files.createDirectories(data);
        int http = port("SVARA_BENCH_HTTP_PORT");
        int smtp = port("SVARA_BENCH_SMTP_PORT");
        var builder = new ProcessBuilder(script(), "run", "--demo");
        builder.environment()
                .putAll(java.util.Map.of(
                        "SVARA_DATA", data.toString(),
                        "SVARA_HTTP_PORT", Integer.toString(http),
                        "SVARA_SMTP_PORT", Integer.toString(smtp),
                        "SVARA_DEMO_TOKEN", TOKEN));
        var log = data.resolve("server.log").toFile();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        long began = System.nanoTime();
        var process = builder.start();
        process.getOutputStream().close();
        try {
            awaitReady(process, http, began);
        } catch (IllegalStateException | InterruptedException failed) {
            process.destroy();
            throw failed;
        }
        return new ServerProcess(process, data, http, smtp, (System.nanoTime() - began) / 1_000_000);
    }

    private static String script() {
        return Objects.requireNonNull(System.getenv("SVARA_SCRIPT"), "Start it by ./svara bench");
    }

    private static int port(String variable) throws IOException {
        var chosen = System.getenv(variable);
        if (chosen != null) {
            return Integer.parseInt(chosen);
        }
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Process process, int port, long began) throws InterruptedException {
        while (!isReady(port)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server has ended: see server.log in its data folder");
            }
            if (System.nanoTime() - began > LONGEST_START.toNanos()) {
                throw new IllegalStateException("The server does not become ready");
            }
            Thread.sleep(20);
        }
    }

    private static boolean isReady(int port) {
        try {
            var call = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/health").toURL().openConnection();
            call.setConnectTimeout(1_000);
            call.setReadTimeout(2_000);
            return call.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public int httpPort() {
        return httpPort;
    }

    public int smtpPort() {
        return smtpPort;
    }

    /** From the call of the script to the first answer that it is ready. */
    public long startMillis() {
        return startMillis;
    }

    /** The server, its database, and what that has started. */
    public Processes processes() {
        return new Processes(process.pid());
    }

    /** How to sign in to its database. */
    public EmbeddedPostgres.Logins database() {
        return EmbeddedPostgres.running(data.resolve("postgres"))
                .orElseThrow(() -> new IllegalStateException("The server's database does not run"));
    }

    /** As an operator stops it. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException("The server did not stop within a minute");
        }
    }
}
