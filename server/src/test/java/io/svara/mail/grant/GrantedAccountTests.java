package io.svara.mail.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mail.fetch.Dovecot;
import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Accounts that are used by what their owner has granted: at a real authorization server, a real Dovecot and a relay. */
class GrantedAccountTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static TestProvider provider;
    private static Dovecot dovecot;
    private static TestRelay relay;
    private static Desk desk;

    private Mailbox mailbox;
    private String user;
    private String path;

    @BeforeAll
    static void open() {
        provider = TestProvider.start("https://desk.example/admin/mailboxes/connected");
        dovecot = Dovecot.startWithTokens(provider.introspectionUrl());
        relay = TestRelay.start();
        relay.requireTokens(provider::holds);
        var options = new ArrayList<>(provider.asGoogle());
        options.addAll(List.of(
                "--svara.base-url=https://desk.example",
                "--svara.fetch.private-hosts=true",
                "--svara.fetch.ca-file=" + dovecot.certificate(),
                "--svara.relay.private-hosts=true",
                "--svara.providers.google.imap-host=localhost",
                "--svara.providers.google.imap-port=" + dovecot.tlsPort(),
                "--svara.providers.google.smtp-host=127.0.0.1",
                "--svara.providers.google.smtp-port=" + relay.port(),
                "--svara.providers.google.smtp-security=plain"));
        desk = Desk.open(options.toArray(String[]::new));
    }

    @AfterAll
    static void close() {
        for (var one : new AutoCloseable[] {desk, relay, dovecot, provider}) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception left) {
                // gone with the process
            }
        }
    }

    @BeforeEach
    void account() {
        mailbox = desk.mailbox();
        user = "user" + NUMBER.incrementAndGet() + "@gmail.example";
        path = "/api/mailboxes/" + mailbox.id().value();
    }

    @AfterEach
    void stopFetching() {
        provider.away(false);
        desk.api().delete(path + "/fetch");
    }

    @Test
    void fetchesMailWithoutAPassword() {
        var connected = Desk.ok(connect("incoming"));

        assertThat(connected.path("account").asString()).isEqualTo(user);
        assertThat(connected.path("mailboxId").asString())
                .isEqualTo(String.valueOf(mailbox.id().value()));
        awaitState("working");
        deliver("Var är paketet?");
        awaitSubjects("Var är paketet?");
        assertThat(fetch().path("grant").path("account").asString()).isEqualTo(user);
        assertThat(fetch().path("grant").path("provider").asString()).isEqualTo("google");
        assertThat(desk.value("select encode(refresh_token, 'escape') from mail_grant where mailbox_id = "
                        + mailbox.id().value()))
                .isNotNull()
                .doesNotContain(user);
    }

    @Test
    void keepsWhatElseIsSetWhenTheFoldersChange() {
        connect("incoming");
        awaitState("working");

        var changed = Desk.ok(desk.api()
                .put(path + "/fetch", Map.of("granted", true, "folders", List.of("INBOX"), "afterImport", "seen")));

        assertThat(changed.path("host").asString()).isEqualTo("localhost");
        assertThat(changed.path("user").asString()).isEqualTo(user);
        assertThat(changed.path("grant").path("lapsed").asBoolean(true)).isFalse();
        assertThat(Desk.ok(desk.api().post(path + "/fetch/verify", Map.of("granted", true)))
                        .path("result")
                        .asString())
                .isEqualTo("ok");
    }

    @Test
    void renewsTheAccessBeforeItEnds() {
        connect("incoming");
        awaitState("working");
        var before = provider.asked("refresh_token");

        desk.clock().advance(Duration.ofMinutes(10));
        beginAnew();

        assertThat(provider.asked("refresh_token")).isEqualTo(before + 1);
        // what it is renewed by holds once: only the new one is of use
        desk.clock().advance(Duration.ofMinutes(10));
        beginAnew();
        assertThat(provider.asked("refresh_token")).isEqualTo(before + 2);
        deliver("After two renewals");
        awaitSubjects("After two renewals");
    }

    @Test
    void getsANewTokenWhenTheMailServerTakesItsOwnNoMore() {
        connect("incoming");
        awaitState("working");
        var before = provider.asked("refresh_token");
        provider.endAccess(user);
        // by its time it holds for another two minutes
        desk.clock().advance(Duration.ofSeconds(90));

        beginAnew();

        assertThat(provider.asked("refresh_token")).isEqualTo(before + 1);
        deliver("With a new token");
        awaitSubjects("With a new token");
    }

    @Test
    void asksNoMoreOnceTheGrantIsTakenBackAndGoesOnWhenItIsGivenAgain() {
        connect("incoming");
        awaitState("working");
        provider.revoke(user);
        desk.clock().advance(Duration.ofMinutes(10));

        restartSession();
        awaitState("failed");

        assertThat(fetch().path("trouble").path("code").asString()).isEqualTo("grant-lapsed");
        assertThat(fetch().path("grant").path("lapsed").asBoolean(false)).isTrue();
        var asked = provider.asked("refresh_token");
        desk.clock().advance(Duration.ofHours(5));
        restartSession();
        await().until(() -> desk.count("select count(*) from mail_fetch_due where id = "
                        + mailbox.id().value())
                == 0);
        assertThat(provider.asked("refresh_token")).isEqualTo(asked);

        deliver("While it was away");
        Desk.ok(connect("incoming"));
        awaitState("working");
        awaitSubjects("While it was away");
    }

    @Test
    void waitsWhileTheProviderIsAway() {
        connect("incoming");
        awaitState("working");
        provider.away(true);
        desk.clock().advance(Duration.ofMinutes(10));

        restartSession();
        awaitTrue(() -> fetch().path("trouble").path("code").asString("").equals("provider-away"));
        assertThat(fetch().path("grant").path("lapsed").asBoolean(true)).isFalse();

        provider.away(false);
        desk.clock().advance(Duration.ofMinutes(1));
        awaitTrue(() -> fetch().path("trouble").isNull());
    }

    @Test
    void isRenewedOnceThoughTwoNodesNeedIt() {
        connect("outgoing");
        var before = provider.asked("refresh_token");
        try (var other = desk.anotherNode();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.clock()
                    .advance(Duration.between(
                            other.clock().instant(), desk.clock().instant()));
            desk.clock().advance(Duration.ofMinutes(10));
            other.clock().advance(Duration.ofMinutes(10));
            var asking = new ArrayList<CompletableFuture<String>>();
            for (int number = 0; number < 12; number++) {
                var node = number % 2 == 0 ? desk.server() : other;
                asking.add(CompletableFuture.supplyAsync(() -> token(node), threads));
            }
            var tokens = asking.stream().map(CompletableFuture::join).distinct().toList();
            assertThat(tokens).hasSize(1);
            assertThat(provider.holds(user, tokens.getFirst())).isTrue();
        }
        assertThat(provider.asked("refresh_token")).isEqualTo(before + 1);
    }

    @Test
    void believesNoStateThatItDidNotGive() {
        var brought = visit("incoming", true);
        var wrong = new HashMap<>(brought);
        wrong.put("state", "x".repeat(52));

        assertThat(desk.api().post("/api/mail-providers/answer", wrong).code()).isEqualTo("grant-unknown");
        assertThat(desk.api().post("/api/mail-providers/answer", brought).status())
                .isEqualTo(200);
        assertThat(desk.api().post("/api/mail-providers/answer", brought).code())
                .isEqualTo("grant-unknown");
    }

    @Test
    void believesNoStateOfAnotherSessionOrOrganisation() {
        var agent = desk.own().agent();
        var mine = desk.server()
                .client()
                .signIn(agent.email(), TestServer.PASSWORD)
                .withProof();
        var other = desk.server()
                .client()
                .signIn(agent.email(), TestServer.PASSWORD)
                .withProof();
        var brought = visit(mine, "incoming", user, true);

        assertThat(other.post("/api/mail-providers/answer", brought).code()).isEqualTo("grant-unknown");
        assertThat(desk.api(desk.office())
                        .post("/api/mail-providers/answer", brought)
                        .code())
                .isEqualTo("grant-unknown");
        assertThat(mine.post("/api/mail-providers/answer", brought).status()).isEqualTo(200);
    }

    @Test
    void waitsForItsAnswerFifteenMinutes() {
        var brought = visit("incoming", true);
        desk.clock().advance(Duration.ofMinutes(16));

        assertThat(desk.api().post("/api/mail-providers/answer", brought).code())
                .isEqualTo("grant-unknown");
    }

    @Test
    void changesNothingWhenItIsDenied() {
        var brought = visit("incoming", false);

        assertThat(desk.api().post("/api/mail-providers/answer", brought).code())
                .isEqualTo("grant-denied");
        assertThat(fetch().isNull()).isTrue();
    }

    @Test
    void staysWithItsAccountWhenSomebodySignsInAsAnother() {
        connect("incoming");
        awaitState("working");
        var brought = visit(desk.api(), "incoming", "stranger@gmail.example", true);

        var answer = desk.api().post("/api/mail-providers/answer", brought);

        assertThat(answer.code()).isEqualTo("other-account");
        assertThat(answer.text()).contains(user, "stranger@gmail.example");
        assertThat(fetch().path("user").asString()).isEqualTo(user);
    }

    @Test
    void tellsWhatTheOperatorHasToSet() {
        var shown = Desk.ok(desk.api().get("/api/mail-providers"));

        assertThat(shown.path("redirectUri").asString()).isEqualTo("https://desk.example/admin/mailboxes/connected");
        assertThat(shown.path("providers").get(0).path("ready").asBoolean()).isTrue();
        assertThat(shown.path("providers").get(1).path("ready").asBoolean()).isFalse();
        assertThat(shown.path("providers").get(1).path("settings").get(0).asString())
                .isEqualTo("SVARA_MICROSOFT_CLIENT_ID");
        assertThat(desk.api()
                        .post(path + "/connect", Map.of("provider", "microsoft", "direction", "incoming"))
                        .code())
                .isEqualTo("provider-not-set");
    }

    @Test
    void sendsByTheAccountAndRenewsWhatItsServerRefuses() {
        Desk.ok(connect("outgoing"));
        assertThat(Desk.ok(desk.api().post(path + "/relay/verify", Map.of()))
                        .path("verdict")
                        .asString())
                .isEqualTo("ok");
        var ticket = desk.openTicket(mailbox, "kund@client.example", "Hej");
        var id = ticket.path("id").asString();

        var first = desk.reply(id, "Först").path("id").asString();
        desk.awaitDelivery(id, first, "sent");
        assertThat(relay.mails()).extracting(TestRelay.ReceivedMail::user).contains(user);

        provider.endAccess(user);
        var second = desk.reply(id, "Sedan").path("id").asString();
        awaitTrue(() -> {
            desk.clock().advance(Duration.ofSeconds(10));
            return state(id, second).equals("sent");
        });
    }

    @Test
    void holdsMailWhileTheAccountIsNotConnectedAndSendsItAfterwards() {
        Desk.ok(connect("outgoing"));
        var ticket = desk.openTicket(mailbox, "kund@client.example", "Hej");
        var id = ticket.path("id").asString();
        provider.revoke(user);
        desk.clock().advance(Duration.ofMinutes(10));

        var message = desk.reply(id, "Svar").path("id").asString();
        awaitTrue(() -> {
            desk.clock().advance(Duration.ofSeconds(10));
            return detail(id, message).contains("Connect it again");
        });
        assertThat(state(id, message)).isEqualTo("queued");
        var shown = Desk.ok(desk.api().get(path + "/relay")).path("relay");
        assertThat(shown.path("verdict").asString()).isEqualTo("grant-lapsed");
        assertThat(shown.path("grant").path("lapsed").asBoolean()).isTrue();
        assertThat(desk.mailbox(mailbox).outgoing()).isEqualTo(Mailbox.Status.FAILED);

        Desk.ok(connect("outgoing"));
        awaitTrue(() -> {
            desk.clock().advance(Duration.ofMinutes(1));
            return state(id, message).equals("sent");
        });
    }

    private String state(String ticket, String message) {
        return desk.message(ticket, message).path("delivery").path("state").asString("");
    }

    private String detail(String ticket, String message) {
        return desk.message(ticket, message).path("delivery").path("detail").asString("");
    }

    private String token(TestServer node) {
        return Scope.call(new Actor.Svara(desk.own().organization(), "test"), () -> {
            try {
                return node.bean(AccessTokens.class)
                        .current(mailbox.id(), Direction.OUTGOING)
                        .value();
            } catch (GrantFailure failed) {
                throw new AssertionError(failed.kind() + " " + failed.detail());
            }
        });
    }

    private Answer connect(String direction) {
        return desk.api().post("/api/mail-providers/answer", visit(direction, true));
    }

    private Map<String, String> visit(String direction, boolean grants) {
        return visit(desk.api(), direction, user, grants);
    }

    private Map<String, String> visit(TestClient api, String direction, String as, boolean grants) {
        var way = Desk.ok(api.post(path + "/connect", Map.of("provider", "google", "direction", direction)));
        return provider.visit(way.path("url").asString(), as, grants);
    }

    private JsonNode fetch() {
        return Desk.ok(desk.api().get(path + "/fetch")).path("account");
    }

    /** Another session, which has come through. */
    private void beginAnew() {
        restartSession();
        awaitTrue(() -> {
            var last = fetch().path("lastSuccessAt").asString("");
            return !last.isEmpty()
                    && !Instant.parse(last).isBefore(desk.clock().instant().minusSeconds(60));
        });
    }

    private void restartSession() {
        Desk.ok(desk.api().put(path + "/fetch", Map.of("granted", true)));
    }

    private void awaitState(String state) {
        awaitTrue(() -> fetch().path("state").asString("").equals(state)
                && (state.equals("failed") || !fetch().path("lastSuccessAt").isNull()));
    }

    private void deliver(String subject) {
        var letter = Letter.from("kund@client.example").to(user).subject(subject);
        dovecot.deliver(user, "INBOX", letter.bytes(), Instant.now().plus(Duration.ofDays(1)));
    }

    private void awaitSubjects(String... subjects) {
        awaitTrue(() -> desk.tickets(mailbox).stream()
                .map(ticket -> ticket.path("subject").asString())
                .toList()
                .containsAll(List.of(subjects)));
    }

    private static void awaitTrue(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }
}
