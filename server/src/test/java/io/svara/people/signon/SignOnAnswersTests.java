package io.svara.people.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.people.signon.OpenIdProvider.Hands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is believed of what the provider answers, and once only. */
class SignOnAnswersTests extends SignOnOffice {

    @Test
    void believesNoTokenOfAnotherIssuer() {
        refusesWhatIsSaid(Map.of("iss", "https://evil.example"));
    }

    @Test
    void believesNoTokenOfAnotherSignIn() {
        refusesWhatIsSaid(Map.of("nonce", "another"));
    }

    @Test
    void believesNoTokenThatHasExpired() {
        refusesWhatIsSaid(Map.of("iat", now().getEpochSecond() - 400, "exp", now().getEpochSecond() - 120));
    }

    @Test
    void believesNoTokenForAnotherApplication() {
        refusesWhatIsSaid(Map.of("aud", List.of("another")));
        refusesWhatIsSaid(Map.of("aud", List.of(OpenIdProvider.CLIENT, "another"), "azp", "another"));
    }

    @Test
    void believesNoTokenThatNobodySigned() {
        refusesWhatIsHanded(Hands.UNSIGNED);
    }

    @Test
    void believesNoTokenSignedByAnotherKey() {
        refusesWhatIsHanded(Hands.FORGED);
    }

    @Test
    void takesAnAnswerOnceAndFromTheSameBrowserOnly() {
        set(Map.of());
        agent("bo@" + domain);
        var browser = desk.server().client();
        var brought = goThere(browser, "bo@" + domain, "bo@" + domain);

        assertThat(desk.server().client().post("/api/sign-on/answer", brought).code())
                .isEqualTo("sign-on-unknown");
        assertThat(browser.post("/api/sign-on/answer", brought).status()).isEqualTo(200);
        assertThat(browser.withProof().post("/api/sign-on/answer", brought).code())
                .isEqualTo("sign-on-unknown");

        var second = desk.server().client();
        var late = goThere(second, "bo@" + domain, "bo@" + domain);
        desk.clock().advance(Duration.ofMinutes(16));
        assertThat(second.post("/api/sign-on/answer", late).code()).isEqualTo("sign-on-unknown");
    }

    @Test
    void takesACodeForWhomItWasGivenOnly() {
        set(Map.of());
        agent("bo@" + domain);
        var attacker = goThere(desk.server().client(), "bo@" + domain, "evil@" + domain);
        var browser = desk.server().client();
        var own = goThere(browser, "bo@" + domain, "bo@" + domain);
        var mixed = new HashMap<>(own);
        mixed.put("code", attacker.get("code"));

        // its proof (PKCE) belongs to another state
        assertThat(browser.post("/api/sign-on/answer", mixed).code()).isEqualTo("id-token-refused");
    }

    @Test
    void followsTheProvidersNewKeysAndAsksForThemWithinBounds() {
        set(Map.of());
        agent("bo@" + domain);
        assertThat(signIn(desk.server().client(), "bo@" + domain).status()).isEqualTo(200);
        provider.renewKeys();
        desk.clock().advance(Duration.ofSeconds(70));
        var at = desk.clock().instant().getEpochSecond();
        provider.says(Map.of("iat", at, "exp", at + 300));

        assertThat(signIn(desk.server().client(), "bo@" + domain).status()).isEqualTo(200);

        var asked = provider.keysAsked();
        provider.renewKeys();
        for (var number = 0; number < 3; number++) {
            signIn(desk.server().client(), "bo@" + domain);
        }
        assertThat(provider.keysAsked()).as("no oftener than each minute").isEqualTo(asked);
        provider.restoreKeys();
    }

    private void refusesWhatIsSaid(Map<String, ?> lie) {
        provider.says(lie);
        refuses();
    }

    private void refusesWhatIsHanded(Hands forgery) {
        provider.hands(forgery);
        refuses();
    }

    private void refuses() {
        set(Map.of());
        if (desk.count("select count(*) from account where removed_at is null and email = 'bo@" + domain + "'") == 0) {
            agent("bo@" + domain);
        }
        var answer = signIn(desk.server().client(), "bo@" + domain);
        assertThat(answer.code()).as(answer.text()).isEqualTo("id-token-refused");
        var logged = admin.get("/api/admin/audit?kinds=security")
                .json()
                .path("items")
                .get(0);
        assertThat(logged.path("kind").asString()).isEqualTo("single-sign-on.failed");
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
