package io.svara.kernel.signal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the other nodes on one connection that it keeps, and opens again when it is lost. */
final class NoticeReceiver {

    static final String CHANNEL = "svara";

    private static final Logger LOG = LoggerFactory.getLogger(NoticeReceiver.class);
    private static final int WAIT_MILLIS = 500;
    private static final int WAITS_BETWEEN_CHECKS = 20;
    private static final int CHECK_SECONDS = 5;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final DataSource dataSource;
    private final Consumer<String> notices;
    private final Runnable connected;
    private final Bell stopped = new Bell();
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param connected called after each (re)connection: what was said before it is lost */
    NoticeReceiver(DataSource dataSource, Consumer<String> notices, Runnable connected) {
        this.dataSource = dataSource;
        this.notices = notices;
        this.connected = connected;
    }

    void start() {
        running = true;
        thread = Thread.ofVirtual().name("svara-notice-receiver").start(this::listenUntilStopped);
    }

    void stop() throws InterruptedException {
        running = false;
        stopped.ring();
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void listenUntilStopped() {
        while (running) {
            try (var connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException lost) {
                LOG.warn("The connection for notices is lost, opening it again", lost);
                stopped.await(PAUSE);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try {
            execute(connection, "listen " + CHANNEL);
            connected.run();
            receive(connection, connection.unwrap(PGConnection.class));
        } finally {
            // also tells the pool, which has not seen a failure inside receive, that a connection is dead
            execute(connection, "unlisten *");
        }
    }

    private void receive(Connection connection, PGConnection notifications) throws SQLException {
        for (var waits = 1; running; waits++) {
            var received = notifications.getNotifications(WAIT_MILLIS);
            for (var notification : received) {
                notices.accept(notification.getParameter());
            }
            if (waits % WAITS_BETWEEN_CHECKS == 0 && !connection.isValid(CHECK_SECONDS)) {
                throw new SQLException("The connection for notices no longer answers");
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
