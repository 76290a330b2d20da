package io.svara.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.signal.SignalListener;
import io.svara.kernel.signal.Signals;
import jakarta.annotation.PreDestroy;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Callers looked up a moment ago. An entry lives for {@value #MAX_SECONDS} seconds at most, so that a lost notice
 * does little harm; notices drop it at once, and a gap in the notices drops them all.
 */
@Component
class CallerCache {

    static final int MAX_SECONDS = 30;
    private static final int MAX_ENTRIES = 20_000;

    private final Cache<ByteBuffer, Known> cache;
    private final Clock clock;
    private final List<Signals.Subscription> subscriptions;

    /** Counts what was dropped, so that a row read before a notice is not kept after it. */
    private final AtomicLong drops = new AtomicLong();

    CallerCache(Signals signals, Clock clock) {
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(Duration.ofSeconds(MAX_SECONDS))
                .ticker(() -> nanos(clock.instant()))
                .build();
        this.subscriptions = CallerNotice.TOPICS.stream()
                .map(topic -> signals.subscribe(topic, new Dropper(topic)))
                .toList();
    }

    /** A caller and the notice that ends it: of its own session or token, or of its agent. */
    record Known(Caller caller, Instant expiresAt, CallerNotice own, CallerNotice agent) {

        static Known bySession(SessionId session, Instant expiresAt, Caller caller) {
            return new Known(caller, expiresAt, CallerNotice.session(session), ofAgent(caller));
        }

        static Known byToken(ApiTokenId token, Instant expiresAt, Caller caller) {
            return new Known(caller, expiresAt, CallerNotice.token(token), ofAgent(caller));
        }

        private static CallerNotice ofAgent(Caller caller) {
            OrganizationId organization = caller.agent().organization();
            AgentId agent = caller.agent().agent();
            return CallerNotice.agent(organization, agent);
        }

        boolean isNamed(String topic, Set<String> keys) {
            return own.isOneOf(topic, keys)
                    || agent.isOneOf(topic, keys)
                    || CallerNotice.organization(caller.agent().organization()).isOneOf(topic, keys);
        }
    }

    /** Unknown secrets are not remembered: whoever makes them up would fill the cache. */
    Optional<Caller> get(byte[] hash, Function<byte[], Optional<Known>> lookUp) {
        var key = ByteBuffer.wrap(hash);
        var kept = cache.getIfPresent(key);
        if (kept != null && clock.instant().isBefore(kept.expiresAt())) {
            return Optional.of(kept.caller());
        }
        var dropsBefore = drops.get();
        var found = lookUp.apply(hash);
        found.ifPresent(known -> cache.put(key, known));
        if (drops.get() != dropsBefore) {
            cache.invalidate(key);
        }
        return found.map(Known::caller);
    }

    @PreDestroy
    void close() {
        subscriptions.forEach(Signals.Subscription::close);
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    private final class Dropper implements SignalListener {

        private final String topic;

        Dropper(String topic) {
            this.topic = topic;
        }

        @Override
        public void changed(Set<String> keys) {
            drops.incrementAndGet();
            cache.asMap().values().removeIf(known -> known.isNamed(topic, keys));
        }

        @Override
        public void missed() {
            drops.incrementAndGet();
            cache.invalidateAll();
        }
    }
}
