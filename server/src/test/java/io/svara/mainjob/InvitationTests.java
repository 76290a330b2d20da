package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Visibilities;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** People are asked by mail to become agents (ORG-5). */
class InvitationTests {

    private static final Pattern LINK = Pattern.compile("http://\\S+/invitation/(\\S+)");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestRelay relay;
    private Desk desk;

    @BeforeEach
    void open() {
        relay = TestRelay.start();
        desk = Desk.open("--svara.relay-url=" + relay.url(), "--svara.sending.from=desk@svara.example");
    }

    @AfterEach
    void close() {
        desk.close();
        relay.close();
    }

    @Test
    void theGoodLinesGoAndTheBadAreNamed() {
        var here = desk.own().agent().email();
        var elsewhere = desk.office().agent().email();
        var kim = address();
        var lo = address();
        Desk.ok(invite(lo));

        var lines = List.of("Kim Ek <" + kim.toUpperCase() + ">", "nobody", " ", here, elsewhere, lo, kim);
        var answer = Desk.ok(desk.api().post("/api/admin/invitations/check", Map.of("addresses", lines)));
        assertSorted(answer, kim, here, elsewhere, lo);
        assertSorted(
                Desk.ok(desk.api().post("/api/admin/invitations", Map.of("addresses", lines))),
                kim,
                here,
                elsewhere,
                lo);
        assertThat(items()).extracting(one -> one.path("email").asString()).containsExactly(kim, lo);
        assertThat(relay.awaitMails(2, Duration.ofSeconds(60))).hasSize(2);
    }

    private static void assertSorted(JsonNode sorted, String kim, String here, String elsewhere, String lo) {
        assertThat(sorted.path("good"))
                .singleElement()
                .extracting(JsonNode::asString)
                .isEqualTo(kim);
        assertThat(sorted.path("bad"))
                .extracting(bad ->
                        bad.path("line").asString() + " " + bad.path("code").asString())
                .containsExactly(
                        "nobody not-an-address",
                        here + " email-taken",
                        elsewhere + " email-taken",
                        lo + " already-invited",
                        kim + " repeated");
        assertThat(sorted.path("bad").get(1).path("message").asString())
                .isEqualTo("Email address already exists on another account");
    }

    @Test
    void theInviteeBecomesAnAgentInTheGroups() {
        var mailbox = desk.mailbox();
        var group = group("Returns");
        var kim = address();
        Desk.ok(desk.api()
                .post(
                        "/api/admin/invitations",
                        Map.of(
                                "addresses",
                                List.of(kim),
                                "groupIds",
                                List.of(group),
                                "department",
                                "Kundtjänst",
                                "office",
                                "back")));
        var mail = relay.awaitMails(1, Duration.ofSeconds(60)).getFirst();
        assertThat(mail.recipients()).containsExactly(kim);
        // the organisation writes Swedish
        assertThat(mail.text()).contains("From: Nordvind <desk@svara.example>").contains("Auto-Submitted:");
        assertThat(SentMail.of(mail).text()).contains("Anna bjuder in dig").contains("december 2026");
        var secret = secret(mail);

        var stranger = desk.server().client();
        var shown = Desk.ok(stranger.get("/api/invitations/" + secret));
        assertThat(shown.path("organization").asString()).isEqualTo("Nordvind");
        assertThat(shown.path("email").asString()).isEqualTo(kim);
        assertThat(shown.path("inviter").asString()).isEqualTo("Anna");
        assertThat(accept(secret, "Kim", "short").status()).isEqualTo(400);
        assertThat(accept(secret, "Kim", TestServer.PASSWORD).status()).isEqualTo(204);

        var signedIn = desk.server().client().signIn(kim, TestServer.PASSWORD);
        var agent = Desk.ok(signedIn.get("/api/session")).path("agent");
        assertThat(agent.path("name").asString()).isEqualTo("Kim");
        assertThat(agent.path("mustChangePassword").asBoolean()).isFalse();
        assertThat(agent.path("superadmin").asBoolean()).isFalse();
        assertThat(office(agent.path("id").asString())).isEqualTo("back Kundtjänst");
        assertThat(seesAfterTheGroupDoes(
                        new AgentId(agent.path("id").asLong()),
                        group,
                        mailbox.id().value()))
                .isTrue();

        // once
        assertThat(accept(secret, "Eve", TestServer.PASSWORD).code()).isEqualTo("invitation-not-found");
        assertThat(stranger.get("/api/invitations/" + secret).status()).isEqualTo(404);
        assertThat(items()).isEmpty();
        // and nothing that opens an account is left in what was sent
        assertThat(desk.count(
                        "select count(*) from mail_outgoing where mailbox_id is null and mail ->> 'text' is null"))
                .isEqualTo(1);
    }

    @Test
    void oneSentAgainHasANewLinkAndOneTakenBackHasNone() {
        var kim = address();
        Desk.ok(invite(kim));
        var first = secret(relay.awaitMails(1, Duration.ofSeconds(60)).getFirst());
        var id = items().getFirst().path("id").asString();
        assertThat(desk.api()
                        .post("/api/admin/invitations/" + id + "/resend", Map.of())
                        .status())
                .isEqualTo(429);
        desk.clock().advance(Duration.ofDays(13));
        Desk.ok(desk.api().post("/api/admin/invitations/" + id + "/resend", Map.of()));
        var second = secret(relay.awaitMails(2, Duration.ofSeconds(60)).get(1));
        assertThat(shows(first)).isEqualTo(404);
        // its days begin anew
        desk.clock().advance(Duration.ofDays(13));
        assertThat(shows(second)).isEqualTo(200);
        assertThat(desk.api().delete("/api/admin/invitations/" + id).status()).isEqualTo(204);
        assertThat(shows(second)).isEqualTo(404);
        assertThat(accept(second, "Kim", TestServer.PASSWORD).status()).isEqualTo(404);
        assertThat(desk.api().delete("/api/admin/invitations/" + id).status()).isEqualTo(404);
        // and can be invited anew
        Desk.ok(invite(kim));
    }

    @Test
    void oneThatIsTooOldOpensNothingAndCanBeSentAgain() {
        var kim = address();
        Desk.ok(invite(kim));
        var secret = secret(relay.awaitMails(1, Duration.ofSeconds(60)).getFirst());
        desk.clock().advance(Duration.ofDays(14));
        assertThat(shows(secret)).isEqualTo(404);
        assertThat(accept(secret, "Kim", TestServer.PASSWORD).status()).isEqualTo(404);
        assertThat(items()).hasSize(1);
        Desk.ok(desk.api()
                .post("/api/admin/invitations/" + items().getFirst().path("id").asString() + "/resend", Map.of()));
        assertThat(shows(secret(relay.awaitMails(2, Duration.ofSeconds(60)).get(1))))
                .isEqualTo(200);
    }

    @Test
    void anAddressThatElsewhereBecameAnAccountMeanwhileIsTold() {
        var kim = address();
        var other = desk.office();
        Desk.ok(invite(kim));
        var here = secret(relay.awaitMails(1, Duration.ofSeconds(60)).getFirst());
        Desk.ok(desk.api(other).post("/api/admin/invitations", Map.of("addresses", List.of(kim))));
        var there = secret(relay.awaitMails(2, Duration.ofSeconds(60)).get(1));
        assertThat(accept(there, "Kim", TestServer.PASSWORD).status()).isEqualTo(204);
        var refused = accept(here, "Kim", TestServer.PASSWORD);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("email-taken");
    }

    @Test
    void noSeatIsTakenUnasked() {
        desk.execute("insert into seat_limit (organization_id, seats) values ("
                + desk.own().organization().value() + ", 2)");
        var kim = address();
        Desk.ok(invite(kim));
        // one seat is left, and kim is asked for it
        var lo = address();
        var refused = invite(lo);
        assertThat(refused.code()).isEqualTo("seat-limit");
        assertThat(items()).hasSize(1);
        Desk.ok(desk.api().post("/api/admin/invitations", Map.of("addresses", List.of(lo), "acceptExtraSeats", true)));
        var mails = relay.awaitMails(2, Duration.ofSeconds(60));
        var there =
                mails.stream().filter(mail -> mail.recipients().contains(lo)).findFirst();
        var here =
                mails.stream().filter(mail -> mail.recipients().contains(kim)).findFirst();
        assertThat(accept(secret(there.orElseThrow()), "Lo", TestServer.PASSWORD)
                        .status())
                .isEqualTo(204);
        // lo was faster, and kim's sender agreed to nothing more
        assertThat(accept(secret(here.orElseThrow()), "Kim", TestServer.PASSWORD)
                        .code())
                .isEqualTo("seat-limit");
    }

    @Test
    void aForeignGroupAndNobodyAtAllAreRefused() {
        var group = group("Returns");
        var refused = desk.api(desk.office())
                .post("/api/admin/invitations", Map.of("addresses", List.of(address()), "groupIds", List.of(group)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(desk.api()
                        .post("/api/admin/invitations", Map.of("addresses", List.of(" ")))
                        .status())
                .isEqualTo(400);
    }

    private Answer invite(String email) {
        return desk.api().post("/api/admin/invitations", Map.of("addresses", List.of(email)));
    }

    private List<JsonNode> items() {
        return Desk.items(desk.api().get("/api/admin/invitations"));
    }

    private Answer accept(String secret, String name, String password) {
        return desk.server().client().post("/api/invitations/" + secret, Map.of("name", name, "password", password));
    }

    private int shows(String secret) {
        TestClient stranger = desk.server().client();
        return stranger.get("/api/invitations/" + secret).status();
    }

    private static String secret(TestRelay.ReceivedMail mail) {
        var link = LINK.matcher(SentMail.of(mail).text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private String group(String name) {
        return String.valueOf(inside(
                () -> desk.server().bean(Groups.class).add(name, List.of()).value()));
    }

    private String office(String agent) {
        return desk.value("select office || ' ' || department from agent where id = " + agent);
    }

    private boolean seesAfterTheGroupDoes(AgentId agent, String group, long mailbox) {
        desk.execute("insert into mailbox_group (organization_id, mailbox_id, group_id) values ("
                + desk.own().organization().value() + ", " + mailbox + ", "
                + new GroupId(Long.parseLong(group)).value() + ")");
        return inside(
                () -> desk.server().bean(Visibilities.class).sees(agent, new io.svara.mailboxes.MailboxId(mailbox)));
    }

    private <T> T inside(java.util.function.Supplier<T> work) {
        return Scope.call(
                new Actor.Svara(desk.own().organization(), "test"),
                () -> desk.server().bean(TransactionTemplate.class).execute(_ -> work.get()));
    }

    private static String address() {
        return "kim" + COUNT.incrementAndGet() + "@nordvind.example";
    }
}
