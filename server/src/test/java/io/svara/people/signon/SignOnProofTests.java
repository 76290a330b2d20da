package io.svara.people.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mainjob.Desk;
import io.svara.provider.Visitor;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the provider says of second factors, and showing there once more who one is. */
class SignOnProofTests extends SignOnOffice {

    @Test
    void takesTheProvidersSecondFactorForTheOneThatTheOrganisationAsksFor() {
        set(Map.of("factorValues", List.of("silver", "urn:example:two-factors")));
        agent("bo@" + domain);
        Desk.ok(admin.put("/api/admin/security", Map.of("required", "app-or-passkey", "ifVersion", 0)));

        assertThat(mustEnrolAfter(Map.of())).isTrue();
        assertThat(mustEnrolAfter(Map.of("amr", List.of("pwd"), "acr", "bronze")))
                .isTrue();
        assertThat(mustEnrolAfter(Map.of("amr", List.of("pwd", "mfa")))).isFalse();
        assertThat(mustEnrolAfter(Map.of("amr", List.of("hwk")))).isFalse();
        assertThat(mustEnrolAfter(Map.of("acr", "urn:example:two-factors"))).isFalse();
    }

    /** Whether the desk is told to set up a factor, which is so exactly when nothing else is answered. */
    private boolean mustEnrolAfter(Map<String, ?> said) {
        provider.says(said);
        var browser = desk.server().client();
        var answer = signIn(browser, "bo@" + domain);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var told = answer.json().path("agent").path("mustEnrol").asBoolean();
        assertThat(browser.get("/api/session/two-factor")
                        .json()
                        .path("mustEnrol")
                        .asBoolean())
                .isEqualTo(told);
        assertThat(browser.get("/api/tickets?filter=all-open").status()).isEqualTo(told ? 403 : 200);
        return told;
    }

    @Test
    void asksTheProviderForTheLevelsThatCountAsASecondFactor() {
        set(Map.of("factorValues", List.of("silver", "gold")));

        var url = Desk.ok(desk.server().client().post("/api/sign-on", Map.of("word", "bo@" + domain)))
                .path("url")
                .asString();

        assertThat(Visitor.query(url))
                .containsEntry("acr_values", "silver gold")
                .doesNotContainKey("max_age");
    }

    @Test
    void showsAtTheProviderOnceMoreWhoOneIs() {
        var browser = newcomer();

        var url = begunConfirmation(browser);
        assertThat(Visitor.query(url)).containsEntry("max_age", "0").containsEntry("prompt", "login");
        var answer = confirmed(browser, provider.visit(url, "new@" + domain));

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(browser.post("/api/session/two-factor/app", Map.of()).status())
                .isEqualTo(200);
    }

    @Test
    void believesNobodyWhoseSignInThereIsOldOrWithoutATime() {
        var browser = newcomer();
        var now = desk.clock().instant().getEpochSecond();

        for (var time : List.<Object>of(now - 120, now + 120, "just now")) {
            provider.says(Map.of("auth_time", time));
            var brought = provider.visit(begunConfirmation(browser), "new@" + domain);
            assertThat(confirmed(browser, brought).code()).as("%s", time).isEqualTo("not-anew");
        }
        assertThat(browser.post("/api/session/two-factor/app", Map.of()).code()).isEqualTo("confirmation-needed");
        assertThat(logged("sign-in")).isEqualTo("agent.sign-in-unconfirmed");
    }

    @Test
    void believesNobodyElseWhoSignsInThere() {
        var browser = newcomer();

        for (var somebody : List.of("stranger@" + domain, "bo@" + domain)) {
            var brought = provider.visit(begunConfirmation(browser), somebody);
            assertThat(confirmed(browser, brought).code()).isEqualTo("somebody-else");
        }
        assertThat(browser.post("/api/session/two-factor/app", Map.of()).code()).isEqualTo("confirmation-needed");
    }

    @Test
    void takesASignInForNoConfirmationNorTheOtherWayRound() {
        var browser = newcomer();
        var signIn = goThere(browser, "new@" + domain, "new@" + domain);
        assertThat(confirmed(browser, signIn).code()).isEqualTo("sign-on-unknown");

        var confirmation = provider.visit(begunConfirmation(browser), "new@" + domain);
        assertThat(finished(browser, confirmation).code()).isEqualTo("sign-on-unknown");

        var elsewhere = desk.server().client();
        signIn(elsewhere, "new@" + domain);
        var theirs = provider.visit(begunConfirmation(browser), "new@" + domain);
        assertThat(confirmed(elsewhere.withProof(), theirs).code())
                .as("another session")
                .isEqualTo("sign-on-unknown");
    }

    @Test
    void sendsNobodyThereToShowWhoTheyAreWhomTheProviderDoesNotKnow() {
        set(Map.of());

        assertThat(admin.post("/api/sign-on/confirmation", Map.of()).code()).isEqualTo("provider-unknown");
        assertThat(admin.get("/api/session/two-factor").json().path("provider").isNull())
                .isTrue();
        assertThat(desk.server()
                        .client()
                        .token(office.token())
                        .post("/api/sign-on/confirmation", Map.of())
                        .code())
                .isEqualTo("no-session");
    }

    @Test
    void takesNoPasswordForAProofEitherWhereThereIsNoOtherWayThanTheProvider() {
        set(Map.of());
        var bo = agent("bo@" + domain);
        var bos = desk.server().client().signIn(bo.email(), TestServer.PASSWORD);
        var proof = Map.of("method", "password", "code", TestServer.PASSWORD);
        assertThat(bos.post("/api/session/confirmation", proof).status()).isEqualTo(204);
        put(Map.of("only", true, "ifVersion", 1));

        assertThat(bos.post("/api/session/confirmation", proof).code()).isEqualTo("single-sign-on-only");
        assertThat(bos.get("/api/session/two-factor").json().path("password").asBoolean(true))
                .isFalse();
    }

    /** Came by the provider for the first time, has nothing else, and was last asked a while ago; so was Bo. */
    private TestClient newcomer() {
        set(Map.of("justInTime", true));
        agent("bo@" + domain);
        signIn(desk.server().client(), "bo@" + domain);
        var browser = desk.server().client();
        assertThat(signIn(browser, "new@" + domain).status()).isEqualTo(200);
        assertThat(browser.get("/api/session/two-factor")
                        .json()
                        .path("provider")
                        .asString())
                .isEqualTo("Nordvind ID");
        desk.execute("update session set confirmed_at = confirmed_at - interval '11 minutes'");
        var proven = browser.withProof();
        assertThat(proven.post("/api/session/two-factor/app", Map.of()).code()).isEqualTo("confirmation-needed");
        return proven;
    }

    private static String begunConfirmation(TestClient browser) {
        return Desk.ok(browser.post("/api/sign-on/confirmation", Map.of()))
                .path("url")
                .asString();
    }

    private static Answer confirmed(TestClient browser, Map<String, String> brought) {
        return browser.post("/api/sign-on/confirmation/answer", brought);
    }
}
