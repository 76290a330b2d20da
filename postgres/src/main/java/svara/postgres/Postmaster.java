package svara.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's first process, and the thread that starts it and starts it again when it dies. Linux sends the
 * interrupt of {@code --pdeathsig} when the thread that started the process ends, not when the whole server does: that
 * is why one platform thread does it and stays.
 */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int PORT_TRIES = 10;
    private static final int LAST_LINES = 20;
    private static final long STOP_SECONDS = 20;

    private final Cluster cluster;
    private final Leftovers leftovers;
    private final Thread guard = Thread.ofPlatform().name("postgres").daemon().unstarted(this::guard);
    private final CompletableFuture<Integer> firstReady = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<String> lastLines = new ArrayDeque<>();

    private volatile @Nullable Process process;
    private volatile boolean ready;

    private Postmaster(Cluster cluster, Leftovers leftovers) {
        this.cluster = cluster;
        this.leftovers = leftovers;
    }

    static Postmaster start(Cluster cluster) throws IOException {
        var postmaster = new Postmaster(cluster, Leftovers.of(cluster.folder()));
        postmaster.guard.start();
        try {
            postmaster.firstReady.join();
            return postmaster;
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case PostgresRefused refused -> throw refused;
                case IOException io -> throw io;
                case null, default -> throw failed;
            }
        }
    }

    int port() {
        return firstReady.join();
    }

    boolean ready() {
        return ready;
    }

    long pid() {
        var current = process;
        return current == null ? -1 : current.pid();
    }

    private void guard() {
        try {
            firstReady.complete(startOnFreePort());
            while (!ended()) {
                startAgain();
            }
        } catch (IOException | RuntimeException failed) {
            if (!firstReady.completeExceptionally(failed) && !isClosing()) {
                LOG.error("The database has ended and is not watched any more", failed);
            }
        }
    }

    private int startOnFreePort() throws IOException {
        leftovers.clear();
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            var port = freePort();
            if (becomesReady(port)) {
                return port;
            }
            if (!portWasTaken()) {
                break;
            }
        }
        throw PostgresRefused.cannotRun("The database does not start", lines());
    }

    /** True when that was meant. */
    private boolean ended() {
        var exit = waitFor();
        ready = false;
        if (isClosing()) {
            return true;
        }
        LOG.warn("The database has ended by itself (exit {}); starting it again", exit);
        return false;
    }

    /** On the same port, for the connection pools that know it. */
    private void startAgain() throws IOException {
        var pauseMillis = 0L;
        while (!closesWithin(pauseMillis)) {
            leftovers.clear();
            if (becomesReady(port())) {
                LOG.info("The database is back");
                return;
            }
            LOG.warn("The database does not start: {}", lines());
            pauseMillis = Math.min(10_000, pauseMillis + 1000);
        }
    }

    private boolean becomesReady(int port) throws IOException {
        synchronized (lastLines) {
            lastLines.clear();
        }
        var started = cluster.start(port);
        process = started;
        var reader = Thread.ofPlatform().name("postgres-output").daemon().start(() -> readOutput(started));
        while (started.isAlive()) {
            if (Cluster.readyPort(cluster.folder(), started.pid()).isPresent()) {
                ready = true;
                return true;
            }
            Pause.ofMillis(15);
        }
        hearOut(reader);
        return false;
    }

    /** What it said last, which is why it ended, may still be on its way. */
    private static void hearOut(Thread reader) {
        try {
            reader.join(Duration.ofSeconds(2));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void readOutput(Process started) {
        try (var reader = started.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(this::heard);
        } catch (IOException | UncheckedIOException ended) {
            LOG.debug("The database's output ended", ended);
        }
    }

    private void heard(String line) {
        LOG.debug("{}", line);
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > LAST_LINES) {
                lastLines.removeFirst();
            }
        }
    }

    private List<String> lines() {
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
    }

    private boolean portWasTaken() {
        return lines().stream().anyMatch(line -> line.contains("could not bind"));
    }

    /** Below the range that Linux takes for outgoing connections: nobody gets it by chance while the database restarts. */
    private static int freePort() throws IOException {
        var random = new SecureRandom();
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            var port = random.nextInt(20_000, 30_000);
            if (isFree(port)) {
                return port;
            }
        }
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean isFree(int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (java.net.BindException taken) {
            return false;
        }
    }

    private int waitFor() {
        var current = process;
        try {
            return current == null ? -1 : current.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private boolean closesWithin(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Fast shutdown: sessions are ended, everything is written. The slow disk's last way out loses nothing either. */
    void stop() throws IOException {
        ready = false;
        closing.countDown();
        for (var signal : List.of("INT", "QUIT", "KILL")) {
            var current = process;
            if (current == null || !current.isAlive()) {
                return;
            }
            Programs.signal(current.pid(), signal);
            if (endsWithin(current, STOP_SECONDS)) {
                return;
            }
        }
    }

    private static boolean endsWithin(Process process, long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
