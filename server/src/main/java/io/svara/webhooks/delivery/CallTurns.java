package io.svara.webhooks.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.svara.webhooks.WebhookId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many calls of one webhook run at the same time on this node, so that a slow receiver delays no other. Who finds no room comes
 * back in a moment of their own: one after the other, as far apart as calls of this receiver take.
 */
@Component
class CallTurns {

    private static final int AT_ONCE = 3;
    private static final Duration SHORTEST_SPACE = Duration.ofMillis(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final int WEBHOOKS = 10_000;

    private final Cache<WebhookId, State> webhooks = Caffeine.newBuilder()
            .maximumSize(WEBHOOKS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    private static final class State {

        private int running;
        private long spaceNanos = SHORTEST_SPACE.toNanos();
        private long lastTurnNanos = System.nanoTime();

        synchronized boolean take() {
            if (running >= AT_ONCE) {
                return false;
            }
            running++;
            return true;
        }

        synchronized void end(long tookNanos) {
            running--;
            spaceNanos = Math.max(SHORTEST_SPACE.toNanos(), tookNanos / AT_ONCE);
        }

        synchronized Duration later() {
            var now = System.nanoTime();
            var turn = Math.max(now, lastTurnNanos) + spaceNanos;
            lastTurnNanos = Math.min(turn, now + LONGEST_WAIT.toNanos());
            return Duration.ofNanos(lastTurnNanos - now);
        }
    }

    /** Leave to call now, to be given back. */
    static final class Turn implements AutoCloseable {

        private final State state;
        private final long beganNanos = System.nanoTime();

        private Turn(State state) {
            this.state = state;
        }

        @Override
        public void close() {
            state.end(System.nanoTime() - beganNanos);
        }
    }

    /** Null: there is no room. */
    @Nullable
    Turn take(WebhookId webhook) {
        var state = webhooks.get(webhook, _ -> new State());
        return state.take() ? new Turn(state) : null;
    }

    /** When to ask again. */
    Duration later(WebhookId webhook) {
        return webhooks.get(webhook, _ -> new State()).later();
    }
}
