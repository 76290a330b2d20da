package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Permission;
import io.svara.kernel.queue.RecurringJob;
import io.svara.mail.send.TestRelay;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.webhooks.TestReceiver;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks are called, signed, and called again (ORG-17). Each test has an organisation and a path of its own. */
class WebhookTests {

    private static final String WEBHOOKS = "/api/webhooks";

    private static Desk desk;
    private static TestReceiver receiver;

    private final Desk.Office office = desk.office();
    private final String path = "/" + office.organization().value();
    private final TestClient admin =
            desk.server().client().signIn(office.agent().email(), TestServer.PASSWORD);

    @BeforeAll
    static void open() {
        receiver = TestReceiver.start();
        desk = Desk.open("--svara.webhooks.private-hosts=true");
    }

    @AfterAll
    static void close() {
        desk.close();
        receiver.close();
    }

    @Test
    void aCallIsSignedByTheSecretThatIsShown() {
        var made = make("Shop", receiver.url(path));
        var secret = made.path("secret").asString();

        var sent = test(made);

        assertThat(await(made, sent, "delivered").path("statusCode").asInt()).isEqualTo(200);
        var call = receiver.calls(path).getFirst();
        assertThat(call.isSignedBy(secret)).isTrue();
        assertThat(call.isSignedBy("whsec_bm90IHRoZSBvbmUgdGhhdCBpdCBpcyBzaWduZWQ="))
                .isFalse();
        assertThat(call.id()).isEqualTo(sent.path("messageId").asString()).startsWith("msg_");
        assertThat(Instant.ofEpochSecond(Long.parseLong(call.headers().get("webhook-timestamp"))))
                .isEqualTo(desk.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        assertThat(call.headers().get("content-type")).startsWith("application/json");
        assertThat(call.json().path("type").asString()).isEqualTo("test");
        assertThat(Instant.parse(call.json().path("timestamp").asString()))
                .isEqualTo(desk.clock().instant());
        var details = Desk.ok(admin.get(deliveries(made) + "/" + sent.path("id").asString()));
        assertThat(details.path("body").asString()).isEqualTo(call.body());
        assertThat(details.path("answer").asString()).isEqualTo("taken");
        assertThat(shown(made).path("deliveredAt").asString())
                .isEqualTo(desk.clock().instant().toString());
    }

    @Test
    void theSecretIsShownAgainAndStandsLockedInTheDatabase() {
        var made = make("Shop", receiver.url(path));

        var shown = Desk.ok(admin.post(one(made) + "/secret", Map.of()));

        assertThat(shown.path("secret")).isEqualTo(made.path("secret"));
        assertThat(made.path("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(admin.get(WEBHOOKS).text()).doesNotContain("whsec_");
        var kept = desk.value("select encode(secret, 'escape') from webhook where id = " + id(made));
        assertThat(String.valueOf(kept))
                .doesNotContain(made.path("secret").asString().substring(6));
    }

    @Test
    void afterARotationBothSecretsSignForADayAndThenTheNewOneAlone() {
        var made = make("Shop", receiver.url(path));
        var before = made.path("secret").asString();
        var after = Desk.ok(admin.post(one(made) + "/secret/rotate", Map.of()))
                .path("secret")
                .asString();
        assertThat(after).isNotEqualTo(before);

        await(made, test(made), "delivered");
        assertThat(receiver.calls(path).getFirst().isSignedBy(before)).isTrue();
        assertThat(receiver.calls(path).getFirst().isSignedBy(after)).isTrue();

        desk.clock().advance(Duration.ofHours(25));
        await(made, test(made), "delivered");
        assertThat(receiver.calls(path).getLast().isSignedBy(before)).isFalse();
        assertThat(receiver.calls(path).getLast().isSignedBy(after)).isTrue();
    }

    @Test
    void whatIsNotTakenIsTriedAgainWithGrowingPausesAndTheSameIdUntilItIs() {
        receiver.answers(path, 503, "come back later");
        var made = make("Shop", receiver.url(path));
        var sent = test(made);
        awaitAttempts(made, sent, 1);
        var waiting = details(made, sent);
        assertThat(waiting.path("delivery").path("state").asString()).isEqualTo("waiting");
        assertThat(waiting.path("delivery").path("error").asString()).isEqualTo("status");
        assertThat(waiting.path("delivery").path("statusCode").asInt()).isEqualTo(503);
        assertThat(waiting.path("answer").asString()).isEqualTo("come back later");
        assertThat(shown(made).path("failingSince").asString())
                .isEqualTo(desk.clock().instant().toString());

        desk.clock().advance(Duration.ofSeconds(5));
        awaitAttempts(made, sent, 2);
        assertThat(details(made, sent).path("delivery").path("nextTryAt").asString())
                .isEqualTo(desk.clock().instant().plus(Duration.ofMinutes(5)).toString());
        receiver.answers(path, 204, "");
        desk.clock().advance(Duration.ofMinutes(5));

        assertThat(await(made, sent, "delivered").path("attempts").asInt()).isEqualTo(3);
        assertThat(receiver.calls(path)).hasSize(3);
        assertThat(receiver.calls(path))
                .extracting(TestReceiver.Call::id)
                .containsOnly(sent.path("messageId").asString());
        assertThat(receiver.calls(path))
                .extracting(TestReceiver.Call::body)
                .hasSize(3)
                .containsOnly(receiver.calls(path).getFirst().body());
        assertThat(receiver.calls(path))
                .allMatch(call -> call.isSignedBy(made.path("secret").asString()));
        assertThat(shown(made).path("failingSince").isNull()).isTrue();
    }

    @Test
    void afterEightTriesItIsGivenUpAndCanBeSentAgain() {
        receiver.answers(path, 500, "broken");
        var made = make("Shop", receiver.url(path));
        var sent = test(made);
        for (var attempt = 1; attempt < 8; attempt++) {
            awaitAttempts(made, sent, attempt);
            desk.clock().advance(Duration.ofHours(10));
        }

        var failed = await(made, sent, "failed");
        assertThat(failed.path("attempts").asInt()).isEqualTo(8);
        assertThat(failed.path("nextTryAt").isNull()).isTrue();
        receiver.answers(path, 200, "");
        var again = admin.post(deliveries(made) + "/" + sent.path("id").asString() + "/again", Map.of());
        assertThat(again.status()).as(again.text()).isEqualTo(202);

        await(made, sent, "delivered");
        assertThat(receiver.calls(path)).hasSize(9);
        assertThat(receiver.calls(path).getLast().id())
                .isEqualTo(receiver.calls(path).getFirst().id());
    }

    @Test
    void aReceiverThatIsGoneIsSwitchedOffAndWhatWaitsIsNotSent() {
        receiver.answers(path, 410, "");
        var made = make("Shop", receiver.url(path));

        assertThat(await(made, test(made), "failed").path("error").asString()).isEqualTo("gone");

        assertThat(shown(made).path("enabled").asBoolean()).isFalse();
        assertThat(shown(made).path("offBecause").asString()).isEqualTo("gone");
        assertThat(admin.post(one(made) + "/test", Map.of()).code()).isEqualTo("webhook-off");
        assertThat(admin.get("/api/admin/audit").text()).contains("webhook.switched-off");

        receiver.answers(path, 200, "");
        change(made, Map.of("enabled", true));
        assertThat(shown(made).path("offBecause").isNull()).isTrue();
        await(made, test(made), "delivered");
    }

    @Test
    void whatWaitsWhenAWebhookIsSwitchedOffIsGivenUp() {
        receiver.answers(path, 500, "");
        var made = make("Shop", receiver.url(path));
        var sent = test(made);
        awaitAttempts(made, sent, 1);
        change(made, Map.of("enabled", false));
        desk.clock().advance(Duration.ofSeconds(5));

        assertThat(await(made, sent, "failed").path("error").asString()).isEqualTo("switched-off");
        assertThat(receiver.calls(path)).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.redirects(path, path + "/elsewhere");
        var made = make("Shop", receiver.url(path));
        var sent = test(made);

        awaitAttempts(made, sent, 1);

        assertThat(details(made, sent).path("delivery").path("error").asString())
                .isEqualTo("redirect");
        assertThat(receiver.calls(path)).hasSize(1);
        assertThat(receiver.calls(path + "/elsewhere")).isEmpty();
    }

    @Test
    void aReceiverThatNobodyKnowsAndOneThatDoesNotListenAreTroubleOfTheirOwn() {
        var unknown = make("Unknown", "https://nobody.invalid/hook");
        var silent = make("Silent", "http://127.0.0.1:1/hook");

        assertThat(errorOf(unknown)).isEqualTo("unknown-host");
        assertThat(errorOf(silent)).isEqualTo("unreachable");
    }

    /** The relay's, which vouches for itself. */
    @Test
    void aCertificateThatNobodyVouchesForIsNotBelieved() {
        try (var other = TestRelay.start()) {
            other.expectTlsFromTheStart();

            assertThat(errorOf(make("Shop", "https://127.0.0.1:" + other.port() + "/hook")))
                    .isEqualTo("tls");
        }
    }

    @Test
    void aSlowReceiverDelaysNoOther() {
        receiver.holds(path + "/slow");
        var slow = make("Slow", receiver.url(path + "/slow"));
        for (var call = 0; call < 20; call++) {
            test(slow);
        }
        Desk.until(() -> receiver.calls(path + "/slow").size() == 3);
        var quick = make("Quick", receiver.url(path + "/quick"));

        await(quick, test(quick), "delivered");

        assertThat(receiver.calls(path + "/slow")).hasSize(3);
        receiver.letsGo(path + "/slow");
        // those that had no room come back by the clock
        Desk.until(() -> {
            desk.clock().advance(Duration.ofMillis(200));
            return receiver.calls(path + "/slow").size() == 20;
        });
    }

    @Test
    void ofALongAnswerTheBeginningIsKept() {
        receiver.answers(path, 200, "a".repeat(300_000));
        var made = make("Shop", receiver.url(path));
        var sent = test(made);

        await(made, sent, "delivered");

        assertThat(details(made, sent).path("answer").asString()).isEqualTo("a".repeat(2048));
    }

    @Test
    void deliveriesAreListedNewestFirstByPage() {
        var made = make("Shop", receiver.url(path));
        var first = test(made);
        await(made, first, "delivered");
        desk.clock().advance(Duration.ofSeconds(1));
        var second = test(made);
        await(made, second, "delivered");

        var page = Desk.ok(admin.get(deliveries(made) + "?limit=1"));
        assertThat(page.path("items").path(0).path("id")).isEqualTo(second.path("id"));
        var rest = Desk.ok(admin.get(
                deliveries(made) + "?limit=1&cursor=" + page.path("next").asString()));
        assertThat(rest.path("items").path(0).path("id")).isEqualTo(first.path("id"));
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void deliveriesAreForgottenAfterAMonthAndThoseOfARemovedWebhookAtNight() {
        desk.mailbox(office, "forget" + office.organization().value() + "@nordvind.example");
        var made = make("Shop", receiver.url(path));
        var removed = make("Removed", receiver.url(path));
        var old = test(made);
        await(made, old, "delivered");
        await(removed, test(removed), "delivered");
        desk.clock().advance(Duration.ofDays(20));
        signInAgain();
        await(made, test(made), "delivered");
        assertThat(admin.delete(one(removed)).status()).isEqualTo(204);
        assertThat(admin.get(deliveries(removed)).status()).isEqualTo(404);

        forget();
        assertThat(kept()).isEqualTo(2);
        desk.clock().advance(Duration.ofDays(11));
        forget();
        assertThat(kept()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example/hook",
                "ftp://shop.example/hook",
                "https:///hook",
                "https://user:password@shop.example/",
                "https://shop.example/#part",
                "https://shop.example:99999/",
                "https://shop example/",
                ""
            })
    void whatIsNoAddressIsRefused(String url) {
        var answer = admin.post(WEBHOOKS, Map.of("name", "Shop", "url", url));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo("url");
    }

    @Test
    void aNameIsTakenOnceAndFreeWhenItsWebhookIsRemoved() {
        var made = make("Shop", receiver.url(path));
        var twice = admin.post(WEBHOOKS, Map.of("name", "SHOP", "url", "https://shop.example"));
        assertThat(twice.json().path("errors").path(0).path("code").asString()).isEqualTo("taken");

        assertThat(admin.delete(one(made) + "?ifVersion=99").code()).isEqualTo("stale-version");
        assertThat(admin.delete(one(made)).status()).isEqualTo(204);

        make("Shop", receiver.url(path));
    }

    @Test
    void whoMayNotIsRefusedAndAProgramMakesAndReadsNoSecret() {
        var made = make("Shop", receiver.url(path));
        var bo = agent(Set.of(Permission.API_TOKENS, Permission.MAIL_FLOW));
        assertThat(bo.get(WEBHOOKS).status()).isEqualTo(403);
        assertThat(bo.post(WEBHOOKS, Map.of("name", "Bo", "url", "https://bo.example"))
                        .status())
                .isEqualTo(403);
        assertThat(bo.get(deliveries(made)).status()).isEqualTo(403);
        // who draws flows chooses by name, and is shown no address
        assertThat(bo.get(WEBHOOKS + "/names").text()).contains("Shop").doesNotContain("127.0.0.1");

        var program = desk.server().client().token(office.token());
        assertThat(program.get(WEBHOOKS).status()).isEqualTo(200);
        assertThat(program.post(one(made) + "/secret", Map.of()).status()).isIn(403, 409);
        assertThat(program.post(WEBHOOKS, Map.of("name", "New", "url", "https://new.example"))
                        .status())
                .isIn(403, 409);
    }

    @Test
    void aSecretAndAnotherAddressNeedAProofOfAMomentAgo() {
        var made = make("Shop", receiver.url(path));
        desk.clock().advance(Duration.ofMinutes(11));

        assertThat(admin.post(one(made) + "/secret", Map.of()).code()).isEqualTo("confirmation-needed");
        assertThat(admin.post(one(made) + "/secret/rotate", Map.of()).code()).isEqualTo("confirmation-needed");
        assertThat(patch(made, Map.of("url", "https://elsewhere.example")).code())
                .isEqualTo("confirmation-needed");
        assertThat(admin.post(WEBHOOKS, Map.of("name", "New", "url", "https://new.example"))
                        .code())
                .isEqualTo("confirmation-needed");
    }

    @Test
    void whatIsDoneWithThemStandsInTheAuditLog() {
        var made = make("Shop", receiver.url(path));
        change(made, Map.of("name", "Store", "url", "https://elsewhere.example"));
        Desk.ok(admin.post(one(made) + "/secret/rotate", Map.of()));
        Desk.ok(admin.post(one(made) + "/secret", Map.of()));
        assertThat(admin.delete(one(made)).status()).isEqualTo(204);

        var entries = Desk.items(admin.get("/api/admin/audit"));
        assertThat(entries)
                .extracting(entry -> entry.path("kind").asString())
                .contains(
                        "webhook.created",
                        "webhook.changed",
                        "webhook.secret-rotated",
                        "webhook.secret-shown",
                        "webhook.removed");
        assertThat(entries.getFirst().path("subject").path("name").asString()).isEqualTo("Store");
    }

    @Test
    void whatWaitsIsSentAfterARestart() {
        try (var alone = Desk.open("--svara.webhooks.private-hosts=true")) {
            receiver.answers(path, 500, "");
            var browser = alone.server().client().signIn(alone.own().agent().email(), TestServer.PASSWORD);
            var made = Desk.ok(browser.post(WEBHOOKS, Map.of("name", "Shop", "url", receiver.url(path))));
            var webhook = WEBHOOKS + "/" + made.path("webhook").path("id").asString();
            browser.post(webhook + "/test", Map.of());
            Desk.until(() -> receiver.calls(path).size() == 1
                    && alone.count("select count(*) from webhook_delivery where attempts = 1") == 1);

            alone.restart();
            receiver.answers(path, 200, "");
            alone.clock().advance(Duration.ofSeconds(5));

            Desk.until(() -> alone.count("select count(*) from webhook_delivery where state = 'delivered'") == 1);
            assertThat(receiver.calls(path)).hasSize(2);
            assertThat(receiver.calls(path).getFirst().id())
                    .isEqualTo(receiver.calls(path).getLast().id());
        }
    }

    /** As an operator has it who has set nothing. */
    @Test
    void aPrivateAddressIsNotCalled() {
        var server = TestServer.shared();
        var anna = server.superadmin(server.organization());
        var browser = server.client().signIn(anna.email(), TestServer.PASSWORD);
        for (var url : List.of(receiver.url(path), receiver.url(path).replace("127.0.0.1", "localhost"))) {
            var made = browser.post(WEBHOOKS, Map.of("name", url, "url", url)).json();
            var webhook = WEBHOOKS + "/" + made.path("webhook").path("id").asString();
            browser.post(webhook + "/test", Map.of());
            Desk.until(() ->
                    browser.get(webhook).json().path("trouble").asString("").equals("private-address"));
        }

        assertThat(receiver.calls(path)).isEmpty();
    }

    private JsonNode make(String name, String url) {
        return Desk.ok(admin.post(WEBHOOKS, Map.of("name", name, "url", url)));
    }

    private static String id(JsonNode made) {
        return made.path("webhook").path("id").asString();
    }

    private static String one(JsonNode made) {
        return WEBHOOKS + "/" + id(made);
    }

    private static String deliveries(JsonNode made) {
        return one(made) + "/deliveries";
    }

    private JsonNode test(JsonNode made) {
        var answer = admin.post(one(made) + "/test", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json();
    }

    private JsonNode shown(JsonNode made) {
        return Desk.ok(admin.get(one(made)));
    }

    private JsonNode details(JsonNode made, JsonNode delivery) {
        return Desk.ok(admin.get(deliveries(made) + "/" + delivery.path("id").asString()));
    }

    private JsonNode await(JsonNode made, JsonNode delivery, String state) {
        Desk.until(() -> details(made, delivery)
                .path("delivery")
                .path("state")
                .asString()
                .equals(state));
        return details(made, delivery).path("delivery");
    }

    private void awaitAttempts(JsonNode made, JsonNode delivery, int attempts) {
        Desk.until(
                () -> details(made, delivery).path("delivery").path("attempts").asInt() == attempts);
    }

    private String errorOf(JsonNode made) {
        var sent = test(made);
        awaitAttempts(made, sent, 1);
        return details(made, sent).path("delivery").path("error").asString();
    }

    private TestClient.Answer patch(JsonNode made, Map<String, Object> change) {
        return admin.send("PATCH", one(made), JsonMapper.shared().writeValueAsString(change));
    }

    private void change(JsonNode made, Map<String, Object> change) {
        Desk.ok(patch(made, change));
    }

    private void signInAgain() {
        admin.signIn(office.agent().email(), TestServer.PASSWORD);
    }

    private TestClient agent(Set<Permission> permissions) {
        var bo = desk.server()
                .add(
                        office.organization(),
                        new NewAgent(
                                "Bo",
                                TestServer.email(),
                                TestServer.PASSWORD,
                                PasswordKind.OWN,
                                "",
                                Office.FRONT,
                                false,
                                permissions));
        return desk.server().client().signIn(bo.email(), TestServer.PASSWORD);
    }

    private void forget() {
        desk.server().beans(RecurringJob.class).stream()
                .filter(job -> job.name().equals("webhook-deliveries"))
                .forEach(RecurringJob::run);
    }

    private long kept() {
        return desk.count("select count(*) from webhook_delivery where organization_id = "
                + office.organization().value());
    }
}
