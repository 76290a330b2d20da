package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.mail.dns.TestDns;
import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Agents answer in their own mail programs, and others write in their names (MBX-4). */
class OutsideMailTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String CUSTOMER = "kajsa@customer.example";

    private static TestDns dns;
    private static TestRelay relay;
    private static Desk desk;

    private final int number = NUMBER.incrementAndGet();
    /** Whose mail this machine may send. */
    private final String domain = "nordvind" + number + ".example";

    private final Mailbox mailbox = desk.mailbox(desk.own(), "support@" + domain);
    private final TestAgent bo = agent("bo@" + domain);
    private final String questionId = "question" + number + "@customer.example";
    private final String ticket = question();

    @BeforeAll
    static void open() {
        dns = TestDns.start();
        relay = TestRelay.start();
        desk = Desk.open("--svara.dns.servers=" + dns.address(), "--svara.relay-url=" + relay.url());
    }

    @AfterAll
    static void close() {
        desk.close();
        relay.close();
        dns.close();
    }

    @Test
    void whatAnAgentAnswersTheCustomerBecomesTheirReplyOnceTheSenderIsProven() {
        vouch();
        seen(bo);

        receive(
                "bo@" + domain,
                Letter.from("Bo <bo@" + domain + ">").to(CUSTOMER).answers(questionId));

        Desk.until(() -> latest().path("kind").asString().equals("reply"));
        var reply = latest();
        assertThat(reply.path("agentId").asString())
                .isEqualTo(Long.toString(bo.id().value()));
        assertThat(reply.path("outside").asBoolean()).isTrue();
        assertThat(reply.path("held").isNull()).isTrue();
        assertThat(reply.path("delivery").isNull()).isTrue();
        assertThat(status()).isEqualTo("pending");
        assertThat(history()).contains("message.held", "message.replied-outside", "ticket.status-changed");
        assertThat(desk.count("select count(*) from mail_outgoing where thread_id = " + ticket))
                .isZero();
        assertThat(desk.tickets(mailbox)).hasSize(1);
    }

    @Test
    void whatNobodyProvesIsHeldAsANoteAndChangesNothing() {
        seen(bo);

        receive("bo@" + domain, Letter.from("bo@" + domain).to(CUSTOMER).answers(questionId));
        Desk.until(() -> latest().path("authenticity").asString().equals("unverified"));

        var held = latest();
        assertThat(held.path("kind").asString()).isEqualTo("note");
        assertThat(held.path("agentId").isNull()).isTrue();
        assertThat(held.at("/held/kind").asString()).isEqualTo("reply");
        assertThat(held.at("/held/agent").asString())
                .isEqualTo(Long.toString(bo.id().value()));
        assertThat(status()).isEqualTo("new");
        assertThat(participants()).containsExactly(CUSTOMER);
    }

    @Test
    void aForgedOneStaysHeldAndNamesNoParticipants() {
        seen(bo);
        dns.txt(domain, "v=spf1 ip4:192.0.2.1 -all");
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject");

        receive(
                "bo@" + domain,
                Letter.from("bo@" + domain)
                        .to(CUSTOMER + ", eve@elsewhere.example")
                        .answers(questionId));
        Desk.until(() -> latest().path("authenticity").asString().equals("suspicious"));

        assertThat(latest().path("kind").asString()).isEqualTo("note");
        assertThat(status()).isEqualTo("new");
        assertThat(participants()).containsExactly(CUSTOMER);
    }

    @Test
    void anAgentCanBelieveAHeldOneOrNot() {
        seen(bo);
        receive("bo@" + domain, Letter.from("bo@" + domain).to(CUSTOMER).answers(questionId));
        var first = latest().path("id").asString();
        receive("bo@" + domain, Letter.from("bo@" + domain).to(CUSTOMER).answers(questionId));
        var second = latest().path("id").asString();

        var believed = Desk.ok(decide(first, "believe"));
        var disbelieved = Desk.ok(decide(second, "disbelieve"));

        assertThat(believed.path("kind").asString()).isEqualTo("reply");
        assertThat(believed.path("agentId").asString())
                .isEqualTo(Long.toString(bo.id().value()));
        assertThat(disbelieved.path("kind").asString()).isEqualTo("note");
        assertThat(disbelieved.path("held").isNull()).isTrue();
        assertThat(disbelieved.path("agentId").isNull()).isTrue();
        assertThat(Desk.ok(decide(second, "believe")).path("kind").asString()).isEqualTo("note");
        assertThat(decide(desk.messages(ticket).getFirst().path("id").asString(), "believe")
                        .code())
                .isEqualTo("not-held");
        assertThat(status()).isEqualTo("pending");
    }

    @Test
    void theCustomersAnswerToItJoinsTheTicket() {
        vouch();
        seen(bo);
        receive(
                "bo@" + domain,
                Letter.from("bo@" + domain).to(CUSTOMER).id("outlook" + number).answers(questionId));
        Desk.until(() -> latest().path("kind").asString().equals("reply"));

        receive(CUSTOMER, Letter.from(CUSTOMER).to("bo@" + domain).answers("outlook" + number));

        assertThat(desk.messages(ticket)).hasSize(3);
        assertThat(status()).isEqualTo("reply");
    }

    @Test
    void anOlderReplyLeavesWhatTheCustomerWroteMeanwhileUnanswered() {
        seen(bo);
        receive("bo@" + domain, Letter.from("bo@" + domain).to(CUSTOMER).answers(questionId));
        var held = latest().path("id").asString();
        desk.clock().advance(java.time.Duration.ofMinutes(1));
        receive(CUSTOMER, Letter.from(CUSTOMER).answers(questionId));

        Desk.ok(decide(held, "believe"));

        assertThat(status()).isEqualTo("reply");
    }

    @Test
    void whatGoesToTheMailboxAloneIsANote() {
        vouch();
        seen(bo);

        receive(
                "bo@" + domain,
                Letter.from("bo@" + domain).to(mailbox.address()).answers(questionId));
        Desk.until(() -> !latest().path("agentId").isNull());

        assertThat(latest().path("kind").asString()).isEqualTo("note");
        assertThat(status()).isEqualTo("new");
        assertThat(history()).contains("message.noted-outside");
    }

    @Test
    void anAgentWhoDoesNotSeeTheMailboxIsAStrangerAsAnyOther() {
        vouch();

        receive("bo@" + domain, Letter.from("bo@" + domain).to(CUSTOMER).answers(questionId));

        assertThat(desk.messages(ticket)).hasSize(1);
        assertThat(desk.tickets(mailbox)).hasSize(2);
    }

    @Test
    void anAgentWhoAsksIsACustomerInTheirOwnTicket() {
        vouch();
        seen(bo);
        receive("bo@" + domain, Letter.from("bo@" + domain).subject("Min dator").id("mine" + number));

        receive("bo@" + domain, Letter.from("bo@" + domain).answers("mine" + number));

        var own = desk.tickets(mailbox).getFirst();
        var messages = desk.messages(own.path("id").asString());
        assertThat(messages)
                .extracting(message -> message.path("kind").asString())
                .containsExactly("inbound", "inbound");
    }

    @Test
    void anOutOfOfficeAnswerOfAnAgentIsNobodysReply() {
        vouch();
        seen(bo);

        receive(
                "bo@" + domain,
                Letter.from("bo@" + domain).to(CUSTOMER).answers(questionId).header("Auto-Submitted", "auto-replied"));

        assertThat(history()).doesNotContain("message.held");
    }

    @Test
    void whatTheMailboxsAddressSendsFromAnotherProgramIsAReplyOfNobodysInParticular() {
        vouch();

        receive(
                mailbox.address(),
                Letter.from(mailbox.address()).to(CUSTOMER).answers(questionId).text("Hej Kajsa!\r\n"));
        Desk.until(() -> latest().path("kind").asString().equals("reply"));

        assertThat(latest().path("agentId").isNull()).isTrue();
        assertThat(status()).isEqualTo("pending");
    }

    @Test
    void anAnswerToAClosedTicketStaysInItAndWakesNobody() {
        vouch();
        seen(bo);
        desk.patch(ticket, java.util.Map.of("status", "closed"));

        receive("bo@" + domain, Letter.from("bo@" + domain).to(CUSTOMER).answers(questionId));
        Desk.until(() -> latest().path("kind").asString().equals("reply"));

        assertThat(status()).isEqualTo("closed");
        assertThat(desk.tickets(mailbox)).hasSize(1);
    }

    @Test
    void aCopyOfWhatWeSentIsThereAlreadyAndTellsTheIdThatItArrivedWith() {
        var reply = desk.reply(ticket, "Svar").path("id").asString();
        var own = Objects.requireNonNull(desk.value("select internet_id from message where id = " + reply));

        receive(
                mailbox.address(),
                Letter.from(mailbox.address())
                        .to(CUSTOMER)
                        .id("rewritten" + number + "@outlook.example")
                        .header("X-Microsoft-Original-Message-ID", "<" + own + ">"));
        assertThat(desk.messages(ticket)).hasSize(2);
        assertThat(desk.tickets(mailbox)).hasSize(1);

        receive(CUSTOMER, Letter.from(CUSTOMER).answers("rewritten" + number + "@outlook.example"));
        assertThat(desk.messages(ticket)).hasSize(3);
    }

    @Test
    void whatOneMailboxWritesToAnotherIsATicketThere() {
        var other = desk.mailbox(desk.own(), "sales@" + domain);
        var before = relay.mails().size();
        Desk.ok(desk.api()
                .post(
                        "/api/tickets",
                        java.util.Map.of(
                                "mailboxId",
                                Long.toString(mailbox.id().value()),
                                "to",
                                List.of(other.address()),
                                "subject",
                                "Kan ni ta den här?",
                                "text",
                                "Hej")));
        Desk.until(() -> relay.mails().size() > before);

        desk.receive(List.of(other.address()), relay.mails().getLast().raw());

        assertThat(desk.messages(desk.ticket(other).path("id").asString())).hasSize(1);
        assertThat(desk.tickets(mailbox))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.path("messageCount").asInt()).isEqualTo(1));
    }

    @Test
    void aRelayThatGivesMailAnIdOfItsOwnIsUnderstood() {
        var id = "DB7PR03MB" + number + "ABCDEF@DB7PR03MB1234.eurprd03.prod.outlook.com";
        relay.answer(TestRelay.Moment.AFTER_MAIL, "250 2.0.0 OK <" + id + "> [Hostname=DB7PR03MB1234]");
        var reply = desk.reply(ticket, "Svar").path("id").asString();
        desk.awaitDelivery(ticket, reply, "sent");
        relay.behave();

        receive(CUSTOMER, Letter.from(CUSTOMER).answers(id));
        assertThat(desk.messages(ticket)).hasSize(3);

        desk.receive(List.of(mailbox.address()), Letter.bounce(id, CUSTOMER).bytes());
        assertThat(desk.message(ticket, reply).at("/delivery/state").asString()).isEqualTo("bounced");
    }

    @Test
    void allMailsOfATicketQuoteItsOwnThreadSoThatRewrittenIdsDoNotMatter() {
        var reply = desk.reply(ticket, "Svar").path("id").asString();
        desk.awaitDelivery(ticket, reply, "sent");
        var sent = relay.mails().getLast().text();
        var anchor = sent.replaceAll("\r?\n[ \t]+", " ")
                .lines()
                .filter(line -> line.startsWith("References:"))
                .findFirst()
                .orElseThrow()
                .replaceAll("References: *<([^>]+)>.*", "$1");

        receive(
                "sekreterare@elsewhere.example",
                Letter.from("sekreterare@elsewhere.example").references(anchor, "rewritten@email.amazonses.com"));

        assertThat(anchor).startsWith("reply+");
        assertThat(desk.messages(ticket)).hasSize(3);
    }

    private static io.svara.web.TestClient.Answer decideIn(String ticket, String message, String how) {
        return desk.api().post("/api/tickets/" + ticket + "/messages/" + message + "/" + how, java.util.Map.of());
    }

    private io.svara.web.TestClient.Answer decide(String message, String how) {
        return decideIn(ticket, message, how);
    }

    private static TestAgent agent(String email) {
        return desk.server()
                .add(
                        desk.own().organization(),
                        new NewAgent(
                                "Bo",
                                email,
                                TestServer.PASSWORD,
                                PasswordKind.OWN,
                                "",
                                Office.FRONT,
                                false,
                                Set.of(Permission.TICKETS)));
    }

    private void seen(TestAgent agent) {
        Scope.run(
                new Actor.Svara(desk.own().organization(), "test"),
                () -> desk.server()
                        .bean(TransactionTemplate.class)
                        .executeWithoutResult(
                                _ -> desk.server().bean(Mailboxes.class).grant(mailbox.id(), agent.id())));
    }

    /** This machine may send the domain's mail. */
    private void vouch() {
        dns.txt(domain, "v=spf1 ip4:127.0.0.1 -all");
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject");
    }

    private String question() {
        desk.receive(
                mailbox.address(),
                Letter.from(CUSTOMER).to(mailbox.address()).subject("Fråga").id(questionId));
        return desk.ticket(mailbox).path("id").asString();
    }

    /** With an envelope, which SPF asks about. */
    private void receive(String sender, Letter letter) {
        try (var client = desk.smtp()) {
            assertThat(client.send(sender, List.of(mailbox.address()), letter.bytes()))
                    .startsWith("250");
        }
        desk.awaitIntake();
    }

    private JsonNode latest() {
        return desk.messages(ticket).getLast();
    }

    private String status() {
        return desk.ticket(ticket).at("/status/kind").asString();
    }

    private List<String> participants() {
        return desk.ticket(ticket)
                .path("participants")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private List<String> history() {
        return Desk.items(desk.api().get("/api/tickets/" + ticket + "/history?limit=100")).stream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }
}
