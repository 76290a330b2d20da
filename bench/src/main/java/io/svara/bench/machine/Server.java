package io.svara.bench.machine;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import svara.postgres.EmbeddedPostgres;

/** A demo in a process of its own. It may be ended and started again, on the same ports and the same data folder. */
public final class Server implements AutoCloseable {

    /** The API token of the demo's first agent. */
    public static final String TOKEN = "bench";

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final ServerCommand command;
    private final Path data;
    private final Path log;
    private final Map<String, String> environment = new HashMap<>();
    private final int httpPort = port("SVARA_BENCH_HTTP_PORT");
    private final int smtpPort = port("SVARA_BENCH_SMTP_PORT");
    private Duration startTime = Duration.ZERO;
    private @Nullable Process process;

    /** @param more of the environment */
    public Server(ServerCommand command, Path data, Path log, Map<String, String> more) {
        this.command = command;
        this.data = data;
        this.log = log;
        environment.put("SVARA_DATA", data.toString());
        environment.put("SVARA_HTTP_PORT", Integer.toString(httpPort));
        environment.put("SVARA_SMTP_PORT", Integer.toString(smtpPort));
        environment.put("SVARA_DEMO_TOKEN", TOKEN);
        environment.putAll(more);
    }

    /** As its operator starts it, and ready. Its log goes into {@code server.log} of the folder. */
    public static Server started(Path data) throws IOException, InterruptedException {
        return started(ServerCommand.script(), data, data.resolve("server.log"), Map.of());
    }

    public static Server started(ServerCommand command, Path data, Path log, Map<String, String> more)
            throws IOException, InterruptedException {
        Files.createDirectories(data);
        var server = new Server(command, data, log, more);
        try {
            server.start();
        } catch (IllegalStateException | InterruptedException failed) {
            server.close();
            throw failed;
        }
        return server;
    }

    private static int port(String variable) {
        var chosen = System.getenv(variable);
        return chosen == null ? freePort() : Integer.parseInt(chosen);
    }

    /** Below those that Linux gives to outgoing connections: it has to be free again at each start. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(11_000, 30_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another, then
            }
        }
    }

    public String url() {
        return "http://127.0.0.1:" + httpPort;
    }

    public int httpPort() {
        return httpPort;
    }

    /** The server itself; its database is below it. */
    public ProcessHandle process() {
        return Objects.requireNonNull(process, "not started").toHandle();
    }

    public int smtpPort() {
        return smtpPort;
    }

    /** How long it took until it was ready. */
    public Duration start() throws IOException, InterruptedException {
        var began = System.nanoTime();
        var builder = new ProcessBuilder(command.words());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var started = builder.start();
        started.getOutputStream().close();
        process = started;
        awaitReady(LONGEST_START);
        startTime = Duration.ofNanos(System.nanoTime() - began);
        return startTime;
    }

    /** From the last call of the command to the first answer that it is ready. */
    public Duration startTime() {
        return startTime;
    }

    /** The server, its database, and what that has started. */
    public Processes processes() {
        return new Processes(process().pid());
    }

    /** How to sign in to its database, which has to be its own. */
    public EmbeddedPostgres.Logins database() {
        return EmbeddedPostgres.running(data.resolve("postgres"))
                .orElseThrow(() -> new IllegalStateException("The server's database does not run"));
    }

    public void awaitReady(Duration longest) throws InterruptedException {
        var began = System.nanoTime();
        while (!ready()) {
            if (process == null || !process.isAlive()) {
                throw new IllegalStateException("The server has ended by itself: " + lastLines());
            }
            if (System.nanoTime() - began > longest.toNanos()) {
                throw new IllegalStateException("The server does not become ready: " + lastLines());
            }
            Thread.sleep(20);
        }
    }

    public boolean ready() {
        try {
            var call = (HttpURLConnection) URI.create(url() + "/health").toURL().openConnection();
            call.setConnectTimeout(1_000);
            call.setReadTimeout(3_000);
            return call.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException unreadable) {
            return "its log cannot be read";
        }
    }

    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** As an operator stops it. */
    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
                throw new IllegalStateException("The server did not stop within a minute");
            }
        }
    }
}
