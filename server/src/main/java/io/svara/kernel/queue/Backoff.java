package io.svara.kernel.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries: {@code first} after the first failed one, then {@code factor} times the one before, never
 * above {@code ceiling}. Up to a fifth is added or taken away, so that what failed together does not return together.
 */
public record Backoff(Duration first, double factor, Duration ceiling) {

    private static final double JITTER = 0.2;

    public Backoff {
        if (first.isNegative() || first.isZero() || factor < 1 || ceiling.compareTo(first) < 0) {
            throw new IllegalArgumentException("Pauses must be positive and grow");
        }
    }

    /** @param attempts how often it has been tried, the failed try included: 1 or more */
    public Duration pause(int attempts, RandomGenerator random) {
        var grown = first.toMillis() * Math.pow(factor, Math.max(0, attempts - 1));
        var bounded = Math.min(grown, ceiling.toMillis());
        return Duration.ofMillis(Math.round(bounded * (1 + JITTER * (2 * random.nextDouble() - 1))));
    }
}
