package io.svara.mail.receive;

import io.svara.kernel.OrganizationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Mail that comes faster than it becomes tickets had better wait at its senders, who are made for that: who writes to an
 * organisation for which too much waits already is answered later, so that what was acknowledged is soon seen. The others
 * notice nothing. Each node looks at what it has acknowledged itself; what another has made a ticket of, it forgets.
 */
@Component
class Congestion {

    /** How long a mail that is acknowledged now should have to wait for its ticket. */
    private static final Duration TOLERATED = Duration.ofMillis(400);

    /** So many are never too many: they may have come within one moment. */
    private static final int ALWAYS = 8;

    /** How long a sender is kept at most. Servers wait for ten minutes (RFC 5321, 4.5.3.2.6), scripts for less. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FORGOTTEN = Duration.ofSeconds(30);

    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<OrganizationId, Queue> queues = new HashMap<>();

    @Autowired
    Congestion() {
        this(PATIENCE);
    }

    Congestion(Duration patience) {
        this.patience = patience;
    }

    /** Room for one mail of each of some organisations. */
    final class Room implements AutoCloseable {

        private final List<OrganizationId> entered = new ArrayList<>();

        @Override
        public void close() {
            locked(() -> entered.forEach(organization -> {
                queue(organization).entering--;
                moved(organization);
            }));
        }
    }

    /** Waits until all of them have room, or until patience is over. */
    Room enter(Collection<OrganizationId> organizations) throws InterruptedException {
        var room = new Room();
        var left = patience.toNanos();
        lock.lock();
        try {
            for (var organization : organizations) {
                left = await(organization, left);
                queue(organization).entering++;
                room.entered.add(organization);
            }
            return room;
        } catch (InterruptedException stopped) {
            room.close();
            throw stopped;
        } finally {
            lock.unlock();
        }
    }

    private long await(OrganizationId organization, long nanos) throws InterruptedException {
        var left = nanos;
        var queue = queue(organization);
        queue.kept++;
        try {
            while (left > 0 && !queue.hasRoom()) {
                left = queue.ended.awaitNanos(left);
            }
        } finally {
            queue.kept--;
            moved(organization);
        }
        return left;
    }

    /** From here on it waits for its ticket. To be said before others can see it. */
    void begins(OrganizationId organization, long mail) {
        locked(() -> queue(organization).begins(mail));
    }

    /** It has its ticket, or has been tried in vain: those behind it need not wait for that. */
    void ends(OrganizationId organization, long mail) {
        locked(() -> {
            queue(organization).ends(mail);
            moved(organization);
        });
    }

    /** Organisations of which anything is remembered. */
    int size() {
        lock.lock();
        try {
            return queues.size();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private Queue queue(OrganizationId organization) {
        return queues.computeIfAbsent(organization, _ -> new Queue(lock.newCondition()));
    }

    /** Lets the next one look, or forgets the organisation. */
    private void moved(OrganizationId organization) {
        var queue = queue(organization);
        if (queue.isIdle()) {
            queues.remove(organization);
        } else {
            queue.ended.signal();
        }
    }

    /** One organisation's. Guarded by the lock. */
    private static final class Queue {

        private static final double WEIGHT = 0.1;

        private final Condition ended;
        /** When each was acknowledged, oldest first. */
        private final Map<Long, Long> mails = new LinkedHashMap<>();

        private int kept;
        private int entering;
        private long lastEndNanos;
        /** Between the ends of two, while any waits: the average of the last ones. */
        private double paceNanos = TimeUnit.MILLISECONDS.toNanos(10);

        Queue(Condition ended) {
            this.ended = ended;
        }

        boolean isIdle() {
            return kept == 0 && entering == 0 && mails.isEmpty();
        }

        boolean hasRoom() {
            forget();
            var before = entering + mails.size();
            return before < ALWAYS || before * paceNanos <= TOLERATED.toNanos();
        }

        void begins(long mail) {
            var now = System.nanoTime();
            if (mails.isEmpty()) {
                lastEndNanos = now;
            }
            mails.put(mail, now);
        }

        void ends(long mail) {
            if (mails.remove(mail) != null) {
                var now = System.nanoTime();
                paceNanos += WEIGHT * (now - lastEndNanos - paceNanos);
                lastEndNanos = now;
            }
        }

        private void forget() {
            var old = System.nanoTime() - FORGOTTEN.toNanos();
            for (var oldest = mails.values().iterator(); oldest.hasNext() && oldest.next() - old < 0; ) {
                oldest.remove();
            }
        }
    }
}
