package io.svara.kernel.signal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes, at most once in {@link #GAP} and on a connection of its own: a NOTIFY inside the business
 * transactions would make their commits wait for each other.
 */
final class NoticeSender {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);
    private static final Duration GAP = Duration.ofMillis(50);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final DataSource dataSource;
    private final String node;
    private final Bell bell = new Bell();
    private final Object lock = new Object();
    private Map<String, Set<String>> pending = new HashMap<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    NoticeSender(DataSource dataSource, String node) {
        this.dataSource = dataSource;
        this.node = node;
    }

    void start() {
        running = true;
        thread = Thread.ofVirtual().name("svara-notice-sender").start(this::sendUntilStopped);
    }

    void stop() throws InterruptedException {
        running = false;
        bell.ring();
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    void add(String topic, Set<String> keys) {
        synchronized (lock) {
            pending.computeIfAbsent(topic, _ -> new HashSet<>()).addAll(keys);
        }
        bell.ring();
    }

    private void sendUntilStopped() {
        while (running) {
            bell.await(IDLE);
            sendPending();
            pause();
        }
        sendPending();
    }

    private void sendPending() {
        var keysByTopic = take();
        if (keysByTopic.isEmpty()) {
            return;
        }
        try {
            send(new Notice(node, keysByTopic).text());
        } catch (SQLException | RuntimeException failed) {
            LOG.warn("A notice to the other nodes could not be sent, it is tried again", failed);
            keysByTopic.forEach(this::add);
        }
    }

    private Map<String, Set<String>> take() {
        synchronized (lock) {
            var taken = pending;
            pending = new HashMap<>();
            return taken;
        }
    }

    private void send(String text) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, NoticeReceiver.CHANNEL);
            statement.setString(2, text);
            statement.execute();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(GAP);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
