package io.svara.mail.fetch;

import io.svara.kernel.OrganizationId;
import io.svara.mail.fetch.imap.ImapClient;
import io.svara.mailboxes.MailboxId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The sessions that run on this node: one for an account, and each ends at once when it should. */
@Component
class FetchSessions implements SmartLifecycle {

    private record Key(OrganizationId organization, MailboxId mailbox) {}

    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    /** Stops before the queue whose jobs they are. */
    private static final int PHASE = 300;

    private final Map<Key, Running> running = new ConcurrentHashMap<>();
    private volatile boolean started;

    /** Empty while the server stops, or an older session of the account does not end. */
    Optional<Running> begin(OrganizationId organization, MailboxId mailbox) throws InterruptedException {
        var key = new Key(organization, mailbox);
        var before = running.get(key);
        if (before != null) {
            before.end();
            if (!before.over.await(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        }
        var session = new Running(key);
        if (!started || running.putIfAbsent(key, session) != null) {
            return Optional.empty();
        }
        return Optional.of(session);
    }

    /** The account has been changed: what runs on it here, ends. Other nodes see it within a minute. */
    void end(OrganizationId organization, MailboxId mailbox) {
        var session = running.get(new Key(organization, mailbox));
        if (session != null) {
            session.end();
        }
    }

    int count() {
        return running.size();
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public void stop() {
        started = false;
        running.values().forEach(Running::end);
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** One session, from its beginning to its end. */
    final class Running implements AutoCloseable {

        private final Key key;
        private final CountDownLatch ending = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile @Nullable ImapClient client;

        private Running(Key key) {
            this.key = key;
        }

        void uses(ImapClient connection) {
            client = connection;
            if (isEnding()) {
                connection.abort();
            }
        }

        boolean isEnding() {
            return ending.getCount() == 0 || !started;
        }

        void end() {
            ending.countDown();
            var connection = client;
            if (connection != null) {
                connection.abort();
            }
        }

        /** Waits, but no longer than it should run. */
        void pause(Duration time) throws InterruptedException {
            var unused = ending.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            running.remove(key, this);
            over.countDown();
        }
    }
}
