package io.svara.mail.receive;

import io.svara.kernel.OrganizationId;
import io.svara.mail.receive.smtp.Source;
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
 * Mail that comes faster than it becomes tickets had better wait at its senders, who are made for that: of whom too much
 * waits already for an organisation is answered later, so that what was acknowledged is soon seen. Senders share what an
 * organisation has room for, so whoever sends little notices nothing of whoever sends too much; nor do other
 * organisations. Each node looks at what it has acknowledged itself; what another has made a ticket of, it forgets.
 */
@Component
class Congestion {

    /** Where mail comes from that Svara fetched itself. Its server waits by nature, and is never kept. */
    static final Source FETCHED = new Source("");

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

    /** Room for one mail of a sender to each of some organisations. */
    final class Room implements AutoCloseable {

        private final Source source;
        private final List<OrganizationId> entered = new ArrayList<>();

        private Room(Source source) {
            this.source = source;
        }

        @Override
        public void close() {
            locked(() -> entered.forEach(organization -> {
                queue(organization).line(source).entering--;
                moved(organization);
            }));
        }
    }

    /** Waits until all of them have room for one more of this sender's, or until patience is over. */
    Room enter(Source source, Collection<OrganizationId> organizations) throws InterruptedException {
        var room = new Room(source);
        var left = patience.toNanos();
        lock.lock();
        try {
            for (var organization : organizations) {
                left = await(organization, source, left);
                queue(organization).line(source).entering++;
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

    private long await(OrganizationId organization, Source source, long nanos) throws InterruptedException {
        var left = nanos;
        var queue = queue(organization);
        var line = queue.line(source);
        line.kept++;
        try {
            while (left > 0 && !queue.hasRoom(line)) {
                left = line.moved.awaitNanos(left);
            }
        } finally {
            line.kept--;
            moved(organization);
        }
        return left;
    }

    /** From here on it waits for its ticket. To be said before others can see it. */
    void begins(OrganizationId organization, Source source, long mail) {
        locked(() -> queue(organization).begins(source, mail));
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
        return queues.computeIfAbsent(organization, _ -> new Queue(lock));
    }

    /** Lets the next ones look, or forgets the organisation. */
    private void moved(OrganizationId organization) {
        var queue = queue(organization);
        queue.letIn();
        if (queue.isIdle()) {
            queues.remove(organization);
        }
    }

    /** One sender's of an organisation. Guarded by the lock. */
    private static final class Line {

        private final Condition moved;
        private int kept;
        private int entering;
        private int waiting;

        Line(Condition moved) {
            this.moved = moved;
        }

        boolean isIdle() {
            return kept == 0 && entering == 0 && waiting == 0;
        }
    }

    private record Acknowledged(Line line, long nanos) {}

    /** One organisation's. Guarded by the lock. */
    private static final class Queue {

        private static final double WEIGHT = 0.1;

        private final ReentrantLock lock;
        private final Map<Source, Line> lines = new HashMap<>();
        /** Oldest first. */
        private final Map<Long, Acknowledged> mails = new LinkedHashMap<>();

        private long lastEndNanos;
        /** Between the ends of two, while any waits: the average of the last ones. */
        private double paceNanos = TimeUnit.MILLISECONDS.toNanos(10);

        Queue(ReentrantLock lock) {
            this.lock = lock;
        }

        Line line(Source source) {
            return lines.computeIfAbsent(source, _ -> new Line(lock.newCondition()));
        }

        boolean isIdle() {
            return lines.isEmpty();
        }

        /**
         * All senders have the same share of what there is room for, and one mail at least. When more than that waits,
         * it is not for those to mend who have less of it than the average.
         */
        boolean hasRoom(Line line) {
            forget();
            var room = Math.max(ALWAYS, TOLERATED.toNanos() / paceNanos);
            return line.entering + line.waiting < Math.max(1, Math.max(room, mails.size()) / lines.size());
        }

        /** Wakes the first of each sender who may come in; it wakes the next one. */
        void letIn() {
            lines.values().removeIf(Line::isIdle);
            for (var line : lines.values()) {
                if (line.kept > 0 && hasRoom(line)) {
                    line.moved.signal();
                }
            }
        }

        void begins(Source source, long mail) {
            var now = System.nanoTime();
            if (mails.isEmpty()) {
                lastEndNanos = now;
            }
            var line = line(source);
            line.waiting++;
            mails.put(mail, new Acknowledged(line, now));
        }

        void ends(long mail) {
            var ended = mails.remove(mail);
            if (ended != null) {
                ended.line().waiting--;
                var now = System.nanoTime();
                paceNanos += WEIGHT * (now - lastEndNanos - paceNanos);
                lastEndNanos = now;
            }
        }

        private void forget() {
            var old = System.nanoTime() - FORGOTTEN.toNanos();
            var oldest = mails.values().iterator();
            while (oldest.hasNext()) {
                var mail = oldest.next();
                if (mail.nanos() - old >= 0) {
                    return;
                }
                mail.line().waiting--;
                oldest.remove();
            }
        }
    }
}
