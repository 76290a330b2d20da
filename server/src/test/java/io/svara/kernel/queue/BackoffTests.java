package io.svara.kernel.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), 3, Duration.ofHours(1));

    /** Its doubles are all the same. */
    private static RandomGenerator always(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5", "2, 15", "3, 45", "4, 135", "5, 405", "6, 1215", "7, 3600", "8, 3600", "30000, 3600"})
    void growsUpToItsCeiling(int attempts, long seconds) {
        assertThat(backoff.pause(attempts, always(0.5))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0.0, 8000", "0.25, 9000", "0.75, 11000", "1.0, 12000"})
    void addsOrTakesUpToAFifth(double random, long millis) {
        assertThat(new Backoff(Duration.ofSeconds(10), 2, Duration.ofHours(1)).pause(1, always(random)))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void refusesPausesThatShrinkOrAreNone() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, 2, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(1), 0.5, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), 2, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
