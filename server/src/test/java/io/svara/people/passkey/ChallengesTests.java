package io.svara.people.passkey;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.problem.Problem;
import io.svara.web.TestServer;
import org.junit.jupiter.api.Test;

class ChallengesTests {

    private final TestServer server = TestServer.shared();
    private final Challenges challenges = server.bean(Challenges.class);

    @Test
    void isAnsweredOnce() {
        var challenge = challenges.make("sign-in");
        assertThatCode(() -> challenges.redeem(challenge, "sign-in")).doesNotThrowAnyException();
        refuses(challenge, "sign-in");
    }

    @Test
    void isGoodForWhatItWasMadeForOnly() {
        refuses(challenges.make("sign-in"), "addition:1");
        refuses(challenges.make("addition:1"), "addition:11");
    }

    @Test
    void isOverAfterFiveMinutes() {
        var challenge = challenges.make("sign-in");
        server.clock().advance(Challenges.LIFE);
        refuses(challenge, "sign-in");
    }

    @Test
    void isNoneThatSomebodyElseHasMadeOrChanged() {
        refuses(new byte[0], "sign-in");
        refuses(new byte[challenges.make("sign-in").length], "sign-in");
        var changed = challenges.make("sign-in");
        changed[20]++;
        refuses(changed, "sign-in");
    }

    private void refuses(byte[] challenge, String purpose) {
        assertThatThrownBy(() -> challenges.redeem(challenge, purpose))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("passkey");
    }
}
