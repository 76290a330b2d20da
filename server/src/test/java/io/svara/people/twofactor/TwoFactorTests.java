package io.svara.people.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.installation.setup.NewOrganization;
import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.mail.send.TestRelay;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.people.TwoFactorState;
import io.svara.people.TwoFactorStates;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Signing in with a second step, and everything that changes it, as a browser does it. */
class TwoFactorTests {

    private static final Pattern CODE_LINE = Pattern.compile("(?m)^(\\d{6})\\r?$");

    private static TestRelay relay;
    /** Of its own: another node would take its mails. */
    private static TestServer.Place place;

    private static TestServer server;

    private TestAgent anna;
    private TestClient client;

    @BeforeAll
    static void start() {
        relay = TestRelay.start();
        place = TestServer.place();
        server = TestServer.start(
                place, List.of(), "--svara.trusted-proxies=127.0.0.0/8", "--svara.relay-url=" + relay.url());
    }

    @AfterAll
    static void stop() {
        server.close();
        relay.close();
    }

    @BeforeEach
    void makeAgent() {
        anna = superadmin();
        client = from("198.51.100.1").signIn(anna.email(), TestServer.PASSWORD);
    }

    @Test
    void theRightPasswordAloneOpensNothingOnceThereIsAnApp() {
        var app = App.setUp(client);
        var browser = from("198.51.100.2");

        var password = password(browser);

        assertThat(password.status()).isEqualTo(202);
        assertThat(password.json().get("methods").toString()).isEqualTo("[\"app\",\"recovery\"]");
        assertThat(password.headers("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("svara_sign_in=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/api/session", "Max-Age=600");
        assertThat(browser.get("/api/session").status()).isEqualTo(401);
        assertThat(browser.get("/api/agents").status()).isEqualTo(401);
        assertThat(browser.get("/api/session/second").json()).isEqualTo(password.json());

        var second = second(browser, "app", app.code());
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.json().at("/agent/email").asString()).isEqualTo(anna.email());
        assertThat(browser.get("/api/agents").status()).isEqualTo(200);
        assertThat(browser.cookies()).doesNotContainKey("svara_sign_in");
    }

    @Test
    void aWrongPasswordTellsNothingOfASecondStep() {
        var bo = server.agent(anna.organization());
        App.setUp(client);
        var with = from("198.51.100.9").post("/api/session", Map.of("email", anna.email(), "password", "wrong"));
        var without = from("198.51.100.9").post("/api/session", Map.of("email", bo.email(), "password", "wrong"));
        assertThat(with.status()).isEqualTo(401);
        assertThat(with.text()).isEqualTo(without.text());
    }

    @Test
    void aCodeWorksOnce() {
        var app = App.setUp(client);
        var code = app.code();
        assertThat(second(begun("198.51.100.2"), "app", code).status()).isEqualTo(200);

        assertThat(second(begun("198.51.100.3"), "app", code).code()).isEqualTo("wrong-code");
        server.clock().advance(Duration.ofSeconds(30));
        assertThat(second(begun("198.51.100.2"), "app", app.code()).status()).isEqualTo(200);
    }

    @Test
    void afterFiveTriesThePasswordIsAskedForAgain() {
        var app = App.setUp(client);
        var browser = begun("198.51.100.1");
        for (var wrong = 0; wrong < 5; wrong++) {
            assertThat(second(browser, "app", "00000" + wrong).code()).isEqualTo("wrong-code");
        }
        server.clock().advance(Duration.ofMinutes(1));
        assertThat(second(browser, "app", app.code()).code()).isEqualTo("sign-in-over");
        assertThat(second(begun("198.51.100.1"), "app", app.code()).status()).isEqualTo(200);
    }

    @Test
    void guessingCodesIsSlowedHoweverOftenThePasswordIsTypedAgain() {
        App.setUp(client);
        var first = begun("203.0.113.1");
        for (var wrong = 0; wrong < 5; wrong++) {
            second(first, "app", "00000" + wrong);
        }
        var slowed = second(begun("203.0.113.2"), "app", "000009");
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.code()).isEqualTo("too-many-attempts");
    }

    @Test
    void aThiefWhoGuessesCodesKeepsNobodyOutWhoHasBeenSignedInFromElsewhere() {
        var app = App.setUp(client);
        var thief = begun("203.0.113.40");
        for (var wrong = 0; wrong < 6; wrong++) {
            second(thief, "app", "00000" + wrong);
        }
        assertThat(second(begun("198.51.100.1"), "app", app.code()).status()).isEqualTo(200);
    }

    @Test
    void theSecondStepIsOverAfterTenMinutes() {
        var app = App.setUp(client);
        var browser = begun("198.51.100.2");
        server.clock().advance(Duration.ofMinutes(10));
        assertThat(second(browser, "app", app.code()).code()).isEqualTo("sign-in-over");
        assertThat(browser.get("/api/session/second").code()).isEqualTo("sign-in-over");
    }

    @Test
    void theSecondStepNeedsTheBrowserThatTypedThePassword() {
        var app = App.setUp(client);
        begun("198.51.100.2");
        assertThat(second(from("198.51.100.2"), "app", app.code()).code()).isEqualTo("sign-in-over");
    }

    @Test
    void theSessionAfterTheSecondStepIsNoneThatTheBrowserBrought() {
        var app = App.setUp(client);
        var browser = from("198.51.100.2");
        browser.cookies().put("svara_session", "chosen-by-somebody-else");
        password(browser);
        var pending = browser.cookies().get("svara_sign_in");
        second(browser, "app", app.code());
        assertThat(browser.cookies().get("svara_session")).hasSize(43).isNotEqualTo(pending);
        var again = from("198.51.100.2");
        again.cookies().put("svara_sign_in", pending);
        server.clock().advance(Duration.ofSeconds(30));
        assertThat(second(again, "app", app.code()).code()).isEqualTo("sign-in-over");
    }

    @Test
    void anotherSiteCannotGoOnWithASignIn() {
        var app = App.setUp(client);
        var browser = begun("198.51.100.2").header("Sec-Fetch-Site", "cross-site");
        assertThat(second(browser, "app", app.code()).code()).isEqualTo("csrf");
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsTypedAndItsOwnerIsTold() {
        var app = App.setUp(client);
        assertThat(app.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        var typed = " "
                + app.recoveryCodes()
                        .getFirst()
                        .toUpperCase(java.util.Locale.ROOT)
                        .replace('-', ' ');

        assertThat(second(begun("198.51.100.2"), "recovery", typed).status()).isEqualTo(200);
        assertThat(second(begun("198.51.100.2"), "recovery", typed).code()).isEqualTo("wrong-code");
        assertThat(twoFactor().get("recoveryCodesLeft").asInt()).isEqualTo(9);
        awaitMail(anna, "A recovery code was used");
    }

    @Test
    void newRecoveryCodesEndTheOldOnes() {
        var app = App.setUp(client);
        var renewed =
                client.post("/api/session/recovery-codes", Map.of()).json().get("recoveryCodes");
        assertThat(renewed).hasSize(10);
        assertThat(second(begun("198.51.100.2"), "recovery", app.recoveryCodes().getFirst())
                        .code())
                .isEqualTo("wrong-code");
        assertThat(second(begun("198.51.100.2"), "recovery", renewed.get(3).asString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void recoveryCodesArePrintedInTheChosenLanguage() {
        var app = App.setUp(client);
        var pdf =
                client.post("/api/session/recovery-codes/pdf", Map.of("codes", app.recoveryCodes(), "language", "sv"));
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.text()).startsWith("%PDF-");
        var read = PdfWords.of(pdf.raw().body());
        assertThat(read)
                .contains(
                        "Återställningskoder", anna.email(), app.recoveryCodes().getLast());
        assertThat(client.post(
                                "/api/session/recovery-codes/pdf",
                                Map.of("codes", List.of("<script>alert(1)"), "language", "sv"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMailedCodeSignsInOnceWithinTenMinutes() {
        turnEmailOn();
        var browser = begun("198.51.100.2");
        assertThat(browser.get("/api/session/second").json().get("methods").toString())
                .isEqualTo("[\"email\",\"recovery\"]");
        var before = mails(anna).size();
        assertThat(browser.post("/api/session/second/code", Map.of()).status()).isEqualTo(204);
        var code = mailedCode(before);

        assertThat(second(begun("198.51.100.3"), "email", code).code())
                .as("belongs to the browser that asked")
                .isEqualTo("wrong-code");
        assertThat(second(browser, "email", code).status()).isEqualTo(200);
        assertThat(second(browser, "email", code).code()).isEqualTo("sign-in-over");
    }

    @Test
    void codesAreNotMailedWithoutEnd() {
        turnEmailOn();
        var browser = begun("198.51.100.2");
        assertThat(browser.post("/api/session/second/code", Map.of()).status()).isEqualTo(204);
        assertThat(browser.post("/api/session/second/code", Map.of()).status()).isEqualTo(204);
        assertThat(browser.post("/api/session/second/code", Map.of()).status()).isEqualTo(429);
    }

    @Test
    void codesAreMailedOnlyToThoseWhoChoseThat() {
        App.setUp(client);
        var browser = begun("198.51.100.2");
        assertThat(browser.post("/api/session/second/code", Map.of()).code()).isEqualTo("other-method-needed");
        assertThat(second(browser, "email", "000000").code()).isEqualTo("other-method-needed");
    }

    @Test
    void anApiTokenNeedsNoSecondStepAndChangesNone() {
        App.setUp(client);
        var program = server.client().token(server.token(anna));
        require(client, "any", 0);
        assertThat(program.put("/api/admin/security", Map.of("required", "none", "ifVersion", 1))
                        .code())
                .isEqualTo("no-session");
        assertThat(program.get("/api/agents").status()).isEqualTo(200);
        assertThat(program.get("/api/session/two-factor").code()).isEqualTo("no-session");
        assertThat(program.delete("/api/session/two-factor/app").code()).isEqualTo("no-session");
        var bo = server.agent(anna.organization());
        assertThat(server.client().token(server.token(bo)).get("/api/agents").status())
                .as("lacks what is required")
                .isEqualTo(200);
    }

    @Test
    void changesNeedARecentProof() {
        server.clock().advance(Duration.ofMinutes(10));
        assertThat(client.post("/api/session/two-factor/app", Map.of()).code()).isEqualTo("confirmation-needed");
        assertThat(client.post("/api/session/passkeys/options", Map.of()).code())
                .isEqualTo("confirmation-needed");
        assertThat(client.post("/api/session/recovery-codes", Map.of()).code()).isEqualTo("confirmation-needed");

        var wrong = client.post("/api/session/confirmation", Map.of("method", "password", "code", "wrong"));
        assertThat(wrong.json().at("/errors/0/code").asString()).isEqualTo("wrong-password");
        assertThat(client.post("/api/session/two-factor/app", Map.of()).code()).isEqualTo("confirmation-needed");
        confirm();
        assertThat(client.post("/api/session/two-factor/app", Map.of()).status())
                .isEqualTo(200);

        var app = App.setUp(client);
        server.clock().advance(Duration.ofMinutes(11));
        assertThat(client.delete("/api/session/two-factor/app").code()).isEqualTo("confirmation-needed");
        assertThat(client.post("/api/session/confirmation", Map.of("method", "app", "code", app.code()))
                        .status())
                .isEqualTo(204);
        assertThat(client.delete("/api/session/two-factor/app").status()).isEqualTo(204);
        awaitMail(anna, "Two-factor authentication is off");
        assertThat(password(from("198.51.100.2")).status()).isEqualTo(200);
    }

    @Test
    void whoHasSeveralFactorsIsToldOfEachThatComesAndGoes() {
        turnEmailOn();
        awaitMail(anna, "Two-factor authentication is on");
        App.setUp(client);
        awaitMail(anna, "An authenticator app was added to your account");
        assertThat(client.delete("/api/session/two-factor/email").status()).isEqualTo(204);
        awaitMail(anna, "Codes by e-mail were turned off for your account");
        turnEmailOnAgain();
        awaitMail(anna, "Codes by e-mail were turned on for your account");
        assertThat(client.delete("/api/session/two-factor/app").status()).isEqualTo(204);
        awaitMail(anna, "An authenticator app was removed from your account");
        assertThat(client.post("/api/session/recovery-codes", Map.of()).status())
                .isEqualTo(200);
        awaitMail(anna, "Your recovery codes were made anew");
        assertThat(mails(anna)).noneMatch(mail -> mail.contains("Two-factor authentication is off"));
    }

    @Test
    void aMailedCodeShowsWhoOneIsWhereItIsTheSecondStep() {
        assertThat(client.post("/api/session/confirmation/code", Map.of()).code())
                .as("it is not hers yet")
                .isEqualTo("other-method-needed");
        turnEmailOn();
        assertThat(twoFactor().get("mailedCode").asBoolean()).isTrue();
        server.clock().advance(Duration.ofMinutes(11));
        var before = mails(anna).size();
        assertThat(client.post("/api/session/confirmation/code", Map.of()).status())
                .isEqualTo(204);
        var code = mailedCode(before);

        var other = begun("198.51.100.2");
        other.post("/api/session/second", Map.of("method", "email", "code", code));
        assertThat(confirm("email", code.equals("000000") ? "000001" : "000000")
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("wrong-code");
        assertThat(client.delete("/api/session/two-factor/email").code()).isEqualTo("confirmation-needed");
        assertThat(confirm("email", code).status()).isEqualTo(204);
        assertThat(confirm("email", code).status()).as("once").isEqualTo(400);
        assertThat(client.delete("/api/session/two-factor/email").status()).isEqualTo(204);
    }

    @Test
    void whoFailsToShowWhoTheyAreIsInTheAuditLog() {
        var app = App.setUp(client);
        var browser = begun("198.51.100.2");
        second(browser, "app", "000000");
        second(browser, "recovery", "none of them");
        confirm("password", "wrong");
        confirm("app", "000000");

        assertThat(audited())
                .containsExactly(
                        "agent.sign-in-unconfirmed app",
                        "agent.sign-in-unconfirmed password",
                        "agent.sign-in-failed second-step.recovery",
                        "agent.sign-in-failed second-step.app");
        assertThat(second(browser, "app", app.code()).status()).isEqualTo(200);
    }

    /** The four latest of sign-ins, with why. */
    private List<String> audited() {
        return client.get("/api/admin/audit?kinds=sign-in&limit=4")
                .json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("kind").asString() + " "
                        + entry.path("facts").path("why").asString(""))
                .toList();
    }

    private TestClient.Answer confirm(String method, String code) {
        return client.post("/api/session/confirmation", Map.of("method", method, "code", code));
    }

    @Test
    void anAppIsOnOnlyOnceItHasShownARightCode() {
        var offer = client.post("/api/session/two-factor/app", Map.of()).json();
        assertThat(offer.get("uri").asString())
                .startsWith("otpauth://totp/Svara:")
                .contains("secret=" + offer.get("key").asString(), "issuer=Svara");
        assertThat(offer.at("/qr/path").asString()).startsWith("M0 0h1v1h-1z");
        var wrong = client.put("/api/session/two-factor/app", Map.of("code", "000000"));
        assertThat(wrong.json().at("/errors/0/code").asString()).isEqualTo("wrong-code");
        assertThat(password(from("198.51.100.2")).status()).isEqualTo(200);
    }

    @Test
    void theSecretInTheDatabaseIsLocked() throws Exception {
        var app = App.setUp(client);
        try (var connection = place.owner().dataSource().getConnection();
                var statement = connection.prepareStatement("select app_secret from two_factor where agent_id = ?")) {
            statement.setLong(1, anna.id().value());
            var row = statement.executeQuery();
            row.next();
            assertThat(row.getBytes(1)).hasSizeGreaterThan(40);
            assertThat(new String(row.getBytes(1), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(app.phone().secret(), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void whoLacksWhatIsRequiredSetsItUpBeforeAnythingElse() {
        var bo = server.agent(anna.organization());
        var open = from("198.51.100.5").signIn(bo.email(), TestServer.PASSWORD);
        assertThat(open.get("/api/agents").status()).isEqualTo(200);
        App.setUp(client);

        require(client, "app-or-passkey", 0);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> open.get("/api/agents").status() == 403);
        assertThat(open.get("/api/agents").code()).isEqualTo("second-factor-needed");
        assertThat(open.get("/api/session").json().at("/agent/mustEnrol").asBoolean())
                .isTrue();
        assertThat(open.post("/api/session/two-factor/email", Map.of()).code()).isEqualTo("mail-not-enough");
        assertThat(client.get("/api/agents").status()).isEqualTo(200);
        assertThat(client.get("/api/session").json().at("/agent/mustEnrol").asBoolean())
                .isFalse();

        App.setUp(open);
        assertThat(open.get("/api/agents").status()).isEqualTo(200);
        assertThat(open.delete("/api/session/two-factor/app").code()).isEqualTo("second-factor-required");
    }

    @Test
    void theRequirementIsChangedByWhoMayAndNeverOverSomebodyElsesChange() {
        var shown = require(client, "any", 0);
        assertThat(shown.get("version").asLong()).isEqualTo(1);
        assertThat(shown.get("agents").asInt()).isEqualTo(1);
        assertThat(shown.at("/lacking/0/address").asString()).isEqualTo(anna.email());
        App.setUp(client);
        assertThat(client.get("/api/admin/security").json().get("lacking")).isEmpty();
        assertThat(client.put("/api/admin/security", Map.of("required", "none", "ifVersion", 0))
                        .code())
                .isEqualTo("stale-version");
        assertThat(client.put("/api/admin/security", Map.of("required", "much", "ifVersion", 1))
                        .status())
                .isEqualTo(400);
        var bo = from("198.51.100.7").signIn(server.agent(anna.organization()).email(), TestServer.PASSWORD);
        assertThat(bo.get("/api/admin/security").status()).isEqualTo(403);
        assertThat(bo.put("/api/admin/security", Map.of("required", "none", "ifVersion", 1))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theRequirementIsChangedOnlyByWhoHasJustShownWhoTheyAre() {
        server.clock().advance(Duration.ofMinutes(10));

        assertThat(client.put("/api/admin/security", Map.of("required", "any", "ifVersion", 0))
                        .code())
                .isEqualTo("confirmation-needed");
        var kept = client.get("/api/admin/security").json();
        assertThat(kept.get("required").asString()).isEqualTo("none");
        assertThat(kept.get("version").asLong()).isZero();

        confirm();
        assertThat(require(client, "any", 0).get("required").asString()).isEqualTo("any");
    }

    @Test
    void anAdministratorTakesAwayFactorsButNotOfOneWithMoreRights() {
        var bo = server.agent(anna.organization());
        var bosBrowser = from("198.51.100.6").signIn(bo.email(), TestServer.PASSWORD);
        App.setUp(bosBrowser);
        var editor = editor();
        App.setUp(client);

        assertThat(editor.delete("/api/admin/agents/" + bo.id().value() + "/factors")
                        .status())
                .isEqualTo(204);
        assertThat(editor.delete("/api/admin/agents/" + anna.id().value() + "/factors")
                        .status())
                .isEqualTo(403);
        assertThat(client.delete("/api/admin/agents/" + anna.id().value() + "/factors")
                        .code())
                .isEqualTo("own-agent");
        assertThat(bosBrowser
                        .delete("/api/admin/agents/" + anna.id().value() + "/factors")
                        .status())
                .isEqualTo(403);
        awaitMail(bo, "Two-factor authentication is off");
        assertThat(from("198.51.100.6")
                        .post("/api/session", Map.of("email", bo.email(), "password", TestServer.PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void saysOfManyAgentsWhichFactorsTheyHave() {
        var bo = server.agent(anna.organization());
        App.setUp(client);
        Map<AgentId, TwoFactorState> states = Scope.call(
                new Actor.Svara(anna.organization(), "test"),
                () -> server.bean(TwoFactorStates.class).of(List.of(anna.id(), bo.id())));
        assertThat(states)
                .containsEntry(anna.id(), new TwoFactorState(true, false, 0, 10))
                .containsEntry(bo.id(), TwoFactorState.OFF);
    }

    private TestClient editor() {
        var agent = server.add(
                anna.organization(),
                new NewAgent(
                        "Editor",
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        "",
                        Office.BACK,
                        false,
                        Set.of(Permission.EDIT_AGENTS)));
        return from("198.51.100.9").signIn(agent.email(), TestServer.PASSWORD);
    }

    private static JsonNode require(TestClient by, String required, long version) {
        var answer = by.put("/api/admin/security", Map.of("required", required, "ifVersion", version));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private void turnEmailOn() {
        var before = mails(anna).size();
        assertThat(client.post("/api/session/two-factor/email", Map.of()).status())
                .isEqualTo(204);
        var on = client.put("/api/session/two-factor/email", Map.of("code", mailedCode(before)));
        assertThat(on.status()).as(on.text()).isEqualTo(200);
        assertThat(on.json().get("recoveryCodes")).hasSize(10);
    }

    private void turnEmailOnAgain() {
        var before = mails(anna).size();
        client.post("/api/session/two-factor/email", Map.of());
        assertThat(client.put("/api/session/two-factor/email", Map.of("code", mailedCode(before)))
                        .status())
                .isEqualTo(200);
    }

    private String mailedCode(int before) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> mails(anna).stream()
                                .skip(before)
                                .map(CODE_LINE::matcher)
                                .filter(java.util.regex.Matcher::find)
                                .map(found -> found.group(1))
                                .findFirst()
                                .orElse(""),
                        code -> !code.isEmpty());
    }

    private static List<String> mails(TestAgent to) {
        return relay.mails().stream()
                .filter(mail -> mail.recipients().toString().contains(to.email()))
                .map(TestRelay.ReceivedMail::text)
                .toList();
    }

    private static void awaitMail(TestAgent to, String words) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> mails(to).stream().anyMatch(mail -> mail.contains(words)));
    }

    private JsonNode twoFactor() {
        return client.get("/api/session/two-factor").json();
    }

    private void confirm() {
        assertThat(client.post("/api/session/confirmation", Map.of("method", "password", "code", TestServer.PASSWORD))
                        .status())
                .isEqualTo(204);
    }

    private TestClient begun(String address) {
        var browser = from(address);
        assertThat(password(browser).status()).isEqualTo(202);
        return browser;
    }

    private TestClient.Answer password(TestClient browser) {
        return browser.post("/api/session", Map.of("email", anna.email(), "password", TestServer.PASSWORD));
    }

    private static TestClient.Answer second(TestClient browser, String method, String code) {
        return browser.post("/api/session/second", Map.of("method", method, "code", code));
    }

    private static TestAgent superadmin() {
        var email = TestServer.email();
        var id = new AtomicReference<AgentId>();
        var organization = server.bean(NewOrganization.class)
                .make(
                        "Nordvind",
                        "en",
                        NewAgent.superadmin("Anna", email, TestServer.PASSWORD, PasswordKind.OWN),
                        id::set);
        return new TestAgent(organization, Objects.requireNonNull(id.get()), email);
    }

    private static TestClient from(String address) {
        return server.client().header("X-Forwarded-For", address);
    }

    /** What one has after setting it up. */
    private record App(AuthenticatorApp phone, List<String> recoveryCodes) {

        /** By the code of the step before: so that of now is a new one. */
        static App setUp(TestClient browser) {
            var offered = browser.post("/api/session/two-factor/app", Map.of());
            assertThat(offered.status()).as(offered.text()).isEqualTo(200);
            var phone = AuthenticatorApp.of(offered.json().get("key").asString());
            var code = phone.code(server.clock().instant(), -1);
            var on = browser.put("/api/session/two-factor/app", Map.of("code", code));
            assertThat(on.status()).as(on.text()).isEqualTo(200);
            var codes = on.json().get("recoveryCodes");
            return new App(
                    phone,
                    codes.isNull()
                            ? List.of()
                            : codes.valueStream().map(JsonNode::asString).toList());
        }

        String code() {
            return phone.code(server.clock().instant(), 0);
        }
    }
}
