package io.svara.kernel.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the followers are behind, for the installation's metrics. */
@Component
public class LogLag {

    private static final int COUNTED = 100_000;

    private final OutboxRows outbox;
    private final Clock clock;

    LogLag(OutboxRows outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param waiting entries in the outbox, counted no further than to 100,000 */
    public record Lag(Duration oldest, int waiting) {

        static Lag of(@Nullable Instant oldest, Instant now, int waiting) {
            return new Lag(
                    oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now), waiting);
        }
    }

    public Lag read() {
        return outbox.lag(clock.instant(), COUNTED);
    }
}
