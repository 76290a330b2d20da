package io.svara.kernel.queue;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.DueHandler.Outcome;
import io.svara.kernel.signal.Bell;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works through one due table. A due row is claimed by moving it forward by a lease, which is renewed while its
 * handler runs; no other node touches it meanwhile, and a crashed node's rows are due again when the lease is over.
 * Bounded in all and for each organisation, so that one cannot take all the workers. Made by {@link DueQueues}.
 */
public final class DueQueue implements SmartLifecycle {

    /**
     * @param workers handlers that run at the same time on this node
     * @param workersPerOrganization how many of them one organisation may have
     * @param lease how long a row stays with a node that has died
     * @param backoff the pauses after a handler that threw
     * @param poll how often the table is looked at when nothing rings
     * @param patience how long a stop waits for running handlers before it interrupts them
     * @param ahead how many rows are claimed for each handler beyond the one that runs: of short jobs, so that a look at
     *     the table is shared by several; of long ones, other nodes had better take them
     */
    public record Limits(
            int workers,
            int workersPerOrganization,
            Duration lease,
            Backoff backoff,
            Duration poll,
            Duration patience,
            int ahead) {

        public static final Limits USUAL = new Limits(
                8,
                4,
                Duration.ofMinutes(1),
                new Backoff(Duration.ofSeconds(5), 3, Duration.ofHours(1)),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                0);

        public Limits workers(int inAll, int perOrganization) {
            return new Limits(inAll, perOrganization, lease, backoff, poll, patience, ahead);
        }

        public Limits lease(Duration time) {
            return new Limits(workers, workersPerOrganization, time, backoff, poll, patience, ahead);
        }

        public Limits backoff(Backoff pauses) {
            return new Limits(workers, workersPerOrganization, lease, pauses, poll, patience, ahead);
        }

        public Limits ahead(int rows) {
            return new Limits(workers, workersPerOrganization, lease, backoff, poll, patience, rows);
        }

        private int claimed() {
            return workers * (1 + ahead);
        }

        private int claimedPerOrganization() {
            return workersPerOrganization * (1 + ahead);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(DueQueue.class);

    /** While jobs run, the table is looked at no more often: several have ended and several have come by then. */
    private static final Duration REST = Duration.ofMillis(40);

    /** Starts after the signals and the dispatcher, stops before them. */
    private static final int PHASE = 200;

    private final String name;
    private final DueRows rows;
    private final DueHandler handler;
    private final Limits limits;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean serving;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private final Bell bell = new Bell();
    /** All that is claimed. */
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    /** Claimed, but not begun. Guards {@link #active}. */
    private final Deque<Running> waiting = new ArrayDeque<>();

    private final Set<Running> active = new HashSet<>();
    /** Done, and to be removed with the next look at the table. */
    private final Queue<DueRows.Row> done = new ConcurrentLinkedQueue<>();

    private volatile boolean started;
    private @Nullable Thread thread;

    DueQueue(
            String name,
            Table<?> table,
            DueHandler handler,
            Limits limits,
            DSLContext database,
            TransactionTemplate transaction,
            Clock clock,
            boolean serving) {
        this.name = name;
        this.rows = new DueRows(database, table);
        this.handler = handler;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
        this.serving = serving;
    }

    /**
     * Adds a job inside the caller's transaction, or moves the one with this id. A job that is running when it is
     * moved runs again at the new time, whatever its end.
     */
    public void put(OrganizationId organization, long id, Instant due) {
        rows.put(organization, id, due);
        wakeAfterCommit();
    }

    /** For those who write the due rows themselves: looks at the table as soon as this transaction has committed. */
    public void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            bell.ring();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    /**
     * Removes the row in the handler's own transaction, together with its effects, for jobs that must not happen
     * twice. False: the job is no longer this node's (its lease was lost, or it has been moved); roll back.
     */
    public boolean removeWithin(DueJob job) {
        return running.stream()
                .filter(held -> held.job().equals(job))
                .findFirst()
                .map(this::remove)
                .orElse(false);
    }

    String name() {
        return name;
    }

    Backlog backlog() {
        return rows.backlog(clock.instant());
    }

    private boolean remove(Running held) {
        synchronized (held) {
            return rows.remove(held.row());
        }
    }

    @Override
    public void start() {
        started = true;
        thread = Thread.ofVirtual().name("svara-queue-" + name).start(this::workUntilStopped);
    }

    @Override
    public void stop() {
        started = false;
        bell.ring();
        try {
            if (thread != null) {
                thread.join();
            }
            awaitHandlers(handBack());
            removeDone();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.warn("{}: rows could not be handed back, their lease will run out", name, failed);
        }
    }

    /** Beside the others, so that their patience does not add up. */
    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name("svara-queue-stop-" + name).start(() -> {
            stop();
            stopped.run();
        });
    }

    @Override
    public boolean isAutoStartup() {
        return serving;
    }

    /** What has not begun is due again at once. Returns what has. */
    private List<Running> handBack() {
        synchronized (waiting) {
            waiting.forEach(held -> {
                running.remove(held);
                rows.handBack(held.row(), clock.instant());
            });
            waiting.clear();
            return List.copyOf(active);
        }
    }

    private void awaitHandlers(List<Running> handlers) throws InterruptedException {
        var deadline = System.nanoTime() + limits.patience().toNanos();
        for (var held : handlers) {
            held.thread().join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
        running.forEach(held -> {
            LOG.warn(
                    "{}: job {} does not end and is interrupted",
                    name,
                    held.job().id());
            held.thread().interrupt();
        });
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void workUntilStopped() {
        var renewedNanos = System.nanoTime();
        var lookedNanos = System.nanoTime() - REST.toNanos();
        while (started) {
            try {
                if (!running.isEmpty()) {
                    Thread.sleep(Duration.ofNanos(lookedNanos + REST.toNanos() - System.nanoTime()));
                }
                lookedNanos = System.nanoTime();
                if (System.nanoTime() - renewedNanos > limits.lease().toNanos() / 3) {
                    renewedNanos = System.nanoTime();
                    running.forEach(this::renew);
                }
                if (begin() > 0) {
                    continue;
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failed) {
                LOG.warn("{}: the due table could not be read, it is tried again", name, failed);
            }
            bell.await(limits.poll());
        }
    }

    private int begin() {
        var free = limits.claimed() - running.size();
        if (free <= 0) {
            removeDone();
            return 0;
        }
        var claimed = claim(free);
        claimed.forEach(this::begin);
        return claimed.size();
    }

    private List<DueRows.Row> claim(int free) {
        var until = clock.instant().plus(limits.lease());
        var ended = takeDone();
        try {
            return claim(free, ended, until);
        } catch (RuntimeException failed) {
            done.addAll(ended);
            throw failed;
        }
    }

    private List<DueRows.Row> claim(int free, List<DueRows.Row> ended, Instant until) {
        var claimed = transaction.execute(_ -> {
            if (!ended.isEmpty()) {
                rows.remove(ended);
            }
            var chosen = choose(free);
            if (!chosen.isEmpty()) {
                rows.lease(chosen, until);
            }
            return chosen;
        });
        return claimed.stream().map(row -> row.leased(until)).toList();
    }

    private List<DueRows.Row> takeDone() {
        return Stream.generate(done::poll).takeWhile(Objects::nonNull).toList();
    }

    private void removeDone() {
        var ended = takeDone();
        try {
            if (!ended.isEmpty()) {
                rows.remove(ended);
            }
        } catch (RuntimeException failed) {
            done.addAll(ended);
            throw failed;
        }
    }

    /** The oldest due rows, but of each organisation no more than it may have; then the next ones of the others. */
    private List<DueRows.Row> choose(int free) {
        var chosen = new LinkedHashSet<DueRows.Row>();
        var load = load();
        var full = new HashSet<OrganizationId>();
        while (chosen.size() < free) {
            load.forEach((organization, jobs) -> {
                if (jobs >= limits.claimedPerOrganization()) {
                    full.add(organization);
                }
            });
            var known = chosen.size() + full.size();
            var due = rows.lockDue(clock.instant(), full, free - chosen.size());
            for (var row : due) {
                if (load.getOrDefault(row.organization(), 0) >= most(row)) {
                    full.add(row.organization());
                } else if (chosen.add(row)) {
                    load.merge(row.organization(), 1, Integer::sum);
                }
            }
            if (chosen.containsAll(due) || chosen.size() + full.size() == known) {
                break;
            }
        }
        return List.copyOf(chosen);
    }

    /** What has been tried already may end its node, and only what really runs beside it should come to be suspected. */
    private int most(DueRows.Row row) {
        return row.attempts() > 0 ? limits.workersPerOrganization() : limits.claimedPerOrganization();
    }

    private Map<OrganizationId, Integer> load() {
        var load = new HashMap<OrganizationId, Integer>();
        running.forEach(held -> load.merge(held.row().organization(), 1, Integer::sum));
        return load;
    }

    private void begin(DueRows.Row row) {
        var job = new DueJob(row.organization(), row.id(), row.attempts());
        var held = new Running(job, row);
        running.add(held);
        synchronized (waiting) {
            waiting.add(held);
        }
        startWaiting();
    }

    /** The oldest first, but of no organisation more than it may have. */
    private void startWaiting() {
        synchronized (waiting) {
            for (var next = waiting.iterator(); started && active.size() < limits.workers() && next.hasNext(); ) {
                var held = next.next();
                if (activeOf(held.row().organization()) < limits.workersPerOrganization()) {
                    next.remove();
                    active.add(held);
                    held.thread().start();
                }
            }
        }
    }

    private long activeOf(OrganizationId organization) {
        return active.stream()
                .filter(held -> held.row().organization().equals(organization))
                .count();
    }

    private void run(Running held) {
        try {
            var outcome = handle(held.job());
            synchronized (held) {
                end(held, outcome);
            }
        } catch (RuntimeException failed) {
            LOG.warn(
                    "{}: job {} could not be ended, its lease will run out",
                    name,
                    held.job().id(),
                    failed);
        } finally {
            running.remove(held);
            synchronized (waiting) {
                active.remove(held);
            }
            startWaiting();
            bell.ring();
        }
    }

    private Outcome handle(DueJob job) {
        try {
            return Scope.call(new Actor.Svara(job.organization(), name), () -> handler.handle(job));
        } catch (Exception | Error failed) {
            LOG.warn("{}: job {} failed, attempt {}", name, job.id(), job.attempts(), failed);
            return DueHandler.retry(limits.backoff().pause(job.attempts(), random));
        }
    }

    private void end(Running held, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done() -> done.add(held.row());
            case Outcome.Retry(var pause) ->
                rows.move(held.row(), clock.instant().plus(pause));
        }
    }

    private void renew(Running held) {
        synchronized (held) {
            var until = clock.instant().plus(limits.lease());
            if (running.contains(held) && rows.move(held.row(), until)) {
                held.row = held.row().movedTo(until);
            }
        }
    }

    /** A claimed row and the thread of its handler. Its lock keeps renewing and ending apart. */
    private final class Running {

        private final DueJob job;
        private final Thread thread;
        private volatile DueRows.Row row;

        Running(DueJob job, DueRows.Row row) {
            this.job = job;
            this.row = row;
            this.thread =
                    Thread.ofVirtual().name("svara-" + name + "-" + job.id()).unstarted(() -> run(this));
        }

        DueJob job() {
            return job;
        }

        DueRows.Row row() {
            return row;
        }

        Thread thread() {
            return thread;
        }
    }
}
