package io.svara.mail.receive.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.mail.receive.smtp.ReceiverSettings.TimeLimits;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTests {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final Patience patience = new Patience(
            new TimeLimits(Duration.ofSeconds(60), Duration.ofSeconds(600), Duration.ofSeconds(30), 500), nanos::get);

    @Test
    void givesEachLineItsTimeAsAWhole() throws Exception {
        passSeconds(59);
        patience.received(1);
        assertThat(patience.millisToWait()).isEqualTo(1000);
        passSeconds(1);
        assertThatThrownBy(patience::millisToWait).isInstanceOf(SocketTimeoutException.class);
        patience.expectLine();
        assertThat(patience.millisToWait()).isEqualTo(60_000);
    }

    @Test
    void givesAMailItsTimeAsAWholeAndEachPauseLess() throws Exception {
        patience.expectMail();
        assertThat(patience.millisToWait()).isEqualTo(60_000);
        patience.received(1_000_000);
        passSeconds(590);
        assertThat(patience.millisToWait()).isEqualTo(10_000);
        passSeconds(10);
        assertThatThrownBy(patience::millisToWait).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void leavesAMailThatIsTooSlowOnceItHasHadTimeToStart() {
        patience.expectMail();
        passSeconds(30);
        assertThatCode(() -> patience.received(1)).doesNotThrowAnyException();
        passSeconds(10);
        assertThatCode(() -> patience.received(20_000)).doesNotThrowAnyException();
        passSeconds(10);
        assertThatThrownBy(() -> patience.received(1))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("slowly");
    }

    @Test
    void goesFirstInACrowdAfterAShortSilence() {
        passSeconds(5);
        assertThat(patience.isExpendable()).isFalse();
        passSeconds(1);
        assertThat(patience.isExpendable()).isTrue();
        patience.expectLine();
        assertThat(patience.isExpendable()).isFalse();
    }

    @Test
    void goesFirstInACrowdWithAMailThatDripsButNotWithOneThatComes() throws Exception {
        patience.expectMail();
        passSeconds(6);
        patience.received(3_000);
        assertThat(patience.isExpendable()).isFalse();
        passSeconds(1);
        assertThat(patience.isExpendable()).isTrue();
    }

    @Test
    void neverGoesWhileWeAreWaitedFor() {
        patience.ourTurn();
        passSeconds(30);
        assertThat(patience.isExpendable()).isFalse();
    }

    @Test
    void isExhaustedAMomentLaterButNeverWhileWeAreWaitedFor() {
        passSeconds(64);
        assertThat(patience.isExhausted()).isFalse();
        passSeconds(2);
        assertThat(patience.isExhausted()).isTrue();
        patience.ourTurn();
        assertThat(patience.isExhausted()).isFalse();
        patience.expectLine();
        assertThat(patience.isExhausted()).isFalse();
    }

    private void passSeconds(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
