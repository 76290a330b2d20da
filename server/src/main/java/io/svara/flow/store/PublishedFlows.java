package io.svara.flow.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.svara.flow.Flow;
import io.svara.flow.Palette;
import io.svara.flow.graph.GraphReader;
import io.svara.flow.graph.MalformedGraph;
import io.svara.flow.store.FlowRows.Published;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.signal.SignalListener;
import io.svara.kernel.signal.Signals;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The published flows of one kind, ready to run, and who has none. An entry lives for {@value #MAX_SECONDS} seconds at most, so that a
 * lost notice does little harm; a notice drops it at once, on all nodes.
 */
public final class PublishedFlows<I> implements SignalListener {

    static final String TOPIC = "flow";

    private static final Logger LOG = LoggerFactory.getLogger(PublishedFlows.class);

    static final int MAX_SECONDS = 30;

    /** Of all flows together, and one for each organisation. */
    private static final int MOST_BLOCKS = 200_000;

    /** A flow that runs, and the number by which tickets name it. */
    public record Running<I>(int revision, Flow<I> flow) {}

    private final Palette<I> palette;
    private final FlowRows rows;
    private final Cache<String, Optional<Running<I>>> cache;

    /** Counts what was dropped, so that a row read before a notice is not kept after it. */
    private final AtomicLong drops = new AtomicLong();

    private PublishedFlows(Palette<I> palette, FlowRows rows, Clock clock) {
        this.palette = palette;
        this.rows = rows;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(MOST_BLOCKS)
                .weigher((String _, Optional<Running<I>> kept) ->
                        1 + kept.map(running -> running.flow().size()).orElse(0))
                .expireAfterWrite(Duration.ofSeconds(MAX_SECONDS))
                .ticker(() -> nanos(clock.instant()))
                .build();
    }

    static String key(OrganizationId organization, String kind) {
        return organization.value() + "." + kind;
    }

    /** Of the scope's organisation; in a transaction. */
    public Optional<Running<I>> current() {
        var key = key(Scope.organization(), palette.kind());
        var kept = cache.getIfPresent(key);
        if (kept != null) {
            return kept;
        }
        var dropsBefore = drops.get();
        var read = rows.published(palette.kind()).flatMap(this::running);
        cache.put(key, read);
        if (drops.get() != dropsBefore) {
            cache.invalidate(key);
        }
        return read;
    }

    /** Of one that this version cannot read, mail waits for nothing: it passes no flow. */
    private Optional<Running<I>> running(Published found) {
        try {
            var graph = GraphReader.read(found.graph(), palette.types());
            return Optional.of(new Running<>(found.revision(), Flow.of(palette, graph)));
        } catch (MalformedGraph unreadable) {
            LOG.error(
                    "Revision {} of a {} flow cannot be read, so it is not run",
                    found.revision(),
                    palette.kind(),
                    unreadable);
            return Optional.empty();
        }
    }

    @Override
    public void changed(Set<String> keys) {
        drops.incrementAndGet();
        cache.invalidateAll(keys);
    }

    @Override
    public void missed() {
        drops.incrementAndGet();
        cache.invalidateAll();
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    /** Makes one for each kind, and ends their subscriptions. */
    @Component
    public static class Maker {

        private final FlowRows rows;
        private final Signals signals;
        private final Clock clock;
        private final List<Signals.Subscription> subscriptions = new CopyOnWriteArrayList<>();

        Maker(FlowRows rows, Signals signals, Clock clock) {
            this.rows = rows;
            this.signals = signals;
            this.clock = clock;
        }

        public <I> PublishedFlows<I> of(Palette<I> palette) {
            var flows = new PublishedFlows<>(palette, rows, clock);
            subscriptions.add(signals.subscribe(TOPIC, flows));
            return flows;
        }

        @PreDestroy
        void close() {
            subscriptions.forEach(Signals.Subscription::close);
        }
    }
}
