package io.svara.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.people.session.GuardPolicy.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardPolicyTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT,1,PT0S",
        "ACCOUNT,4,PT0S",
        "ACCOUNT,5,PT2S",
        "ACCOUNT,6,PT4S",
        "ACCOUNT,10,PT1M4S",
        "ACCOUNT,11,PT2M",
        "ACCOUNT,1000000,PT2M",
        "ADDRESS,29,PT0S",
        "ADDRESS,30,PT2S",
        "ADDRESS,100,PT15M"
    })
    void waitsTwiceAsLongAfterEachFailureUpToALongestWait(GuardPolicy policy, int failures, Duration wait) {
        var state = policy.failed(new State(failures - 1, NOW, NOW), NOW);

        assertThat(state.failures()).isEqualTo(failures);
        assertThat(state.blockedUntil()).isEqualTo(wait.isZero() ? GuardPolicy.NOT_BLOCKED : NOW.plus(wait));
    }

    @Test
    void forgivesAllAfterAQuietHour() {
        var guessed = new State(20, NOW, NOW.plusSeconds(120));

        assertThat(GuardPolicy.ACCOUNT.failed(guessed, NOW.plusSeconds(3601)).failures())
                .isEqualTo(1);
        assertThat(GuardPolicy.ACCOUNT.failed(guessed, NOW.plusSeconds(3599)).failures())
                .isEqualTo(21);
    }

    @Test
    void takesBackATryThatWasNoFailure() {
        var state = GuardPolicy.ADDRESS.forgiven(new State(31, NOW, NOW.plusSeconds(4)));

        assertThat(state.failures()).isEqualTo(30);
        assertThat(state.isBlocked(NOW)).isFalse();
    }
}
