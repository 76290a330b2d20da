package io.svara.kernel.log;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.ServingOnly;
import io.svara.kernel.signal.Bell;
import io.svara.kernel.signal.SignalListener;
import io.svara.kernel.signal.Signals;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the outbox empty. It is woken by the commits of this node and the notices of the others, and looks each
 * second for what both have missed: one statement when there is nothing to do.
 */
@Component
@ServingOnly
class LogDispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogDispatcher.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Each holds a connection while it works, and leaves the rest to those who wait for an answer. */
    private static final int WORKERS = 2;

    /** Between two looks at a lane: a slice then holds the entries of several transactions. */
    private static final Duration REST = Duration.ofMillis(150);

    private static final Lane STOP = new Lane(-1);

    /** Starts after the signals, stops before them. */
    private static final int PHASE = 100;

    private final OutboxRows outbox;
    private final DispatchSlice slice;
    private final Signals signals;
    private final Clock clock;
    private final Bell bell = new Bell();
    private final DelayQueue<Turn> waiting = new DelayQueue<>();
    private final Set<Lane> queued = ConcurrentHashMap.newKeySet();
    private final AtomicLongArray lastOrganization = new AtomicLongArray(Lane.COUNT);
    private final AtomicLongArray drainedNanos = new AtomicLongArray(Lane.COUNT);
    private final List<Thread> threads = new ArrayList<>();
    private final List<Signals.Subscription> subscriptions = new ArrayList<>();
    private volatile boolean running;

    LogDispatcher(OutboxRows outbox, DispatchSlice slice, Signals signals, Clock clock) {
        this.outbox = outbox;
        this.slice = slice;
        this.signals = signals;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        for (var lane = 0; lane < Lane.COUNT; lane++) {
            drainedNanos.set(lane, System.nanoTime() - REST.toNanos());
        }
        subscriptions.add(signals.subscribe(Log.TOPIC, new Wake()));
        threads.add(Thread.ofVirtual().name("svara-log-poll").start(this::pollUntilStopped));
        for (var worker = 0; worker < WORKERS; worker++) {
            threads.add(Thread.ofVirtual().name("svara-log-dispatch-" + worker).start(this::workUntilStopped));
        }
    }

    @Override
    public void stop() {
        running = false;
        subscriptions.forEach(Signals.Subscription::close);
        subscriptions.clear();
        bell.ring();
        // one for each worker; the slice at hand is ended first
        threads.forEach(_ -> waiting.add(new Turn(STOP, System.nanoTime())));
        try {
            for (var thread : threads) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
        waiting.clear();
        queued.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void offer(Lane lane) {
        if (queued.add(lane)) {
            waiting.add(new Turn(lane, drainedNanos.get(lane.number()) + REST.toNanos()));
        }
    }

    private void pollUntilStopped() {
        while (running) {
            try {
                outbox.lanesWithWork(clock.instant()).forEach(this::offer);
            } catch (RuntimeException failed) {
                LOG.warn("The outbox could not be read, it is tried again", failed);
            }
            bell.await(POLL);
        }
    }

    private void workUntilStopped() {
        while (running) {
            try {
                var lane = waiting.take().lane();
                if (lane.equals(STOP)) {
                    return;
                }
                // before the work: what comes during it queues the lane again
                queued.remove(lane);
                drain(lane);
                drainedNanos.set(lane.number(), System.nanoTime());
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                LOG.warn("Log entries could not be dispatched, it is tried again", failed);
            }
        }
    }

    /** In turn, so that a busy organisation does not keep the others of its lane waiting. */
    private void drain(Lane lane) {
        while (running) {
            var organization = outbox.next(lane, lastOrganization.get(lane.number()), clock.instant());
            if (organization == null) {
                return;
            }
            lastOrganization.set(lane.number(), organization.value());
            if (!slice.dispatch(lane, organization)) {
                return;
            }
        }
    }

    /** A lane that has something to do, from a moment of {@link System#nanoTime()} on. */
    private record Turn(Lane lane, long nanos) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private final class Wake implements SignalListener {

        @Override
        public void changed(Set<String> organizations) {
            organizations.forEach(key -> offer(Lane.of(new OrganizationId(Long.parseLong(key)))));
        }

        @Override
        public void missed() {
            bell.ring();
        }
    }
}
