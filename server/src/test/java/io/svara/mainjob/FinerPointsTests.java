package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is easily got wrong about who is answered, what moves a ticket, and what a page of hits holds. */
class FinerPointsTests {

    private static final String CUSTOMER = "maja@customer.example";
    private static Desk desk;

    private Mailbox mailbox;

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @BeforeEach
    void ownMailbox() {
        mailbox = desk.mailbox();
    }

    @Test
    void anOutOfOfficeToAClosedTicketOpensNoFollowUp() {
        var ticket = id(desk.openTicket(mailbox, CUSTOMER, "Fråga"));
        desk.reply(ticket, "Svar");
        desk.patch(ticket, Map.of("status", "closed"));

        desk.receive(
                mailbox.address(),
                Letter.from(CUSTOMER)
                        .subject("Frånvaro")
                        .header("Auto-Submitted", "auto-replied")
                        .answers(ownId(ticket)));

        assertThat(kind(desk.ticket(mailbox))).isEqualTo("closed");
        assertThat(desk.messages(ticket)).hasSize(3);
    }

    @Test
    void aMailToTwoMailboxesIsATicketInEachEvenWhenItAnswersAnUnknownThread() {
        var other = desk.mailbox();
        for (var mail = 0; mail < 3; mail++) {
            var letter = Letter.from(CUSTOMER)
                    .subject("Till båda")
                    .to(mailbox.address() + ", " + other.address())
                    .references("root-" + mailbox.id().value() + "@elsewhere.example");
            desk.receive(List.of(mailbox.address(), other.address()), letter.bytes());
        }

        assertThat(desk.messages(id(desk.ticket(mailbox)))).hasSize(3);
        assertThat(desk.messages(id(desk.ticket(other)))).hasSize(3);
    }

    @Test
    void aMailThatItsOwnAnswerHasOvertakenJoinsIt() {
        var first = "first-" + mailbox.id().value() + "@client.example";

        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Re: Två").references(first));
        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Ett").id(first));

        assertThat(desk.messages(id(desk.ticket(mailbox)))).hasSize(2);
    }

    @Test
    void aStrangersMailIsNotCaughtByWhoeverQuotedItsIdInAdvance() {
        var first = "guessed-" + mailbox.id().value() + "@client.example";

        desk.receive(
                mailbox.address(),
                Letter.from("eve@elsewhere.example").subject("Fälla").references(first));
        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Ett").id(first));

        assertThat(desk.tickets(mailbox)).hasSize(2);
    }

    @Test
    void aReplyThatIsTakenBackGivesTheTicketItsStatusAgain() {
        var ticket = id(desk.openTicket(mailbox, CUSTOMER, "Fråga"));
        var later = desk.clock().instant().plus(Duration.ofMinutes(5)).toString();
        var reply =
                Desk.ok(desk.api().post(messages(ticket), Map.of("kind", "reply", "text", "Hoppsan", "sendAt", later)));
        assertThat(kind(desk.ticket(ticket))).isEqualTo("pending");

        Desk.ok(desk.api().post(messages(ticket) + "/" + id(reply) + "/take-back", Map.of()));

        assertThat(kind(desk.ticket(ticket))).isEqualTo("new");
        assertThat(desk.messages(ticket)).hasSize(1);
    }

    @Test
    void theReplyGoesWhereTheSenderWantsItAndNotToTheMachineThatWroteForThem() {
        desk.receive(
                mailbox.address(),
                Letter.from("noreply@form.example").header("Reply-To", CUSTOMER).subject("Formulär"));
        var ticket = id(desk.ticket(mailbox));

        var reply = desk.reply(ticket, "Svar");

        assertThat(reply.path("to").toString()).contains(CUSTOMER);
        assertThat(reply.path("cc").size()).isZero();
    }

    @Test
    void theReplyAnswersTheCustomersLatestMailNotAMachines() {
        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Fråga").header("Cc", "boss@customer.example"));
        var ticket = id(desk.ticket(mailbox));
        desk.reply(ticket, "Svar");
        desk.receive(
                mailbox.address(),
                Letter.from("MAILER-DAEMON@relay.example")
                        .subject("Undelivered Mail Returned to Sender")
                        .header("Auto-Submitted", "auto-replied")
                        .answers(ownId(ticket)));

        var reply = desk.reply(ticket, "Igen");

        assertThat(reply.path("cc").toString())
                .contains("boss@customer.example")
                .doesNotContain("MAILER-DAEMON");
    }

    @Test
    void anAddressThatNoMailCanBeSentToDoesNotKeepTheReplyFromTheOthers() {
        desk.receive(
                mailbox.address(),
                Letter.from(CUSTOMER).subject("Fråga").header("Cc", "foo@bar..example, boss@customer.example"));

        var reply = desk.reply(id(desk.ticket(mailbox)), "Svar");

        assertThat(reply.path("cc").toString())
                .contains("boss@customer.example")
                .doesNotContain("bar..example");
    }

    @Test
    void aRequesterWhomNoMailCanReachIsNamedAsTheReasonAndAnotherCanBeAnswered() {
        desk.receive(
                mailbox.address(),
                Letter.from("\"maja (hemma)\"@customer.example").subject("Udda"));
        var ticket = id(desk.ticket(mailbox));

        var refused = desk.api().post(messages(ticket), Map.of("kind", "reply", "text", "Svar"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("to");
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("invalid-address");
        assertThat(desk.messages(ticket)).hasSize(1);

        Desk.ok(desk.api().post(messages(ticket), Map.of("kind", "reply", "text", "Svar", "to", List.of(CUSTOMER))));
    }

    @Test
    void thePostmasterOfADomainIsItsOldestMailbox() {
        var domain = "fjall" + mailbox.id().value() + ".example";
        var first = desk.mailbox(desk.own(), "hej@" + domain);
        desk.mailbox(desk.own(), "order@" + domain);

        desk.receive("postmaster@" + domain, Letter.from(CUSTOMER).subject("Till er postmaster"));
        desk.receive(
                "Postmaster@" + domain.toUpperCase(Locale.ROOT),
                Letter.from(CUSTOMER).subject("Igen"));

        assertThat(desk.tickets(first)).hasSize(2);
        assertThat(desk.deliver(
                        List.of("postmaster@elsewhere.example"),
                        Letter.from(CUSTOMER).bytes()))
                .startsWith("550");
    }

    @Test
    void thePostmasterOfTheServerIsTheInstallationsOldestMailbox() {
        var tickets = "select count(*) from ticket where mailbox_id = (select min(id) from mailbox)";
        var before = desk.count(tickets);

        desk.receive("postmaster", Letter.from(CUSTOMER).subject("Till serverns postmaster"));
        desk.receive("postmaster@" + Desk.INBOUND_DOMAIN, Letter.from(CUSTOMER).subject("Igen"));

        assertThat(desk.count(tickets)).isEqualTo(before + 2);
    }

    @Test
    void aWordInEveryFiftiethMessageIsFoundPageAfterPage() {
        var organization = desk.own().organization().value();
        var template = id(desk.openTicket(mailbox, CUSTOMER, "Mall"));
        desk.execute("create temp table copies as select * from ticket where id = " + template);
        desk.execute("insert into ticket overriding system value select (t).* from (select jsonb_populate_record(t,"
                + " jsonb_build_object('id', 900000 + n, 'number', 900000 + n, 'subject', n::text)) as t"
                + " from copies t, generate_series(1, 2000) n) made");
        desk.execute("insert into ticket_search (organization_id, ticket_id, message_id, created_at, terms)"
                + " select organization_id, id, id, created_at - (id - 900000) * interval '1 second',"
                + " array_to_tsvector(case when id % 50 = 0 then array['femtionde'] else array['annat'] end)"
                + " from ticket where organization_id = " + organization + " and id > 900000");

        var found = new ArrayList<String>();
        var cursor = "";
        do {
            var page = Desk.ok(desk.api().get("/api/tickets?limit=15&q=femtionde" + cursor));
            page.path("items")
                    .forEach(ticket -> found.add(ticket.path("subject").asString()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());

        assertThat(found)
                .isEqualTo(IntStream.rangeClosed(1, 40)
                        .mapToObj(number -> Integer.toString(50 * number))
                        .toList());
    }

    @Test
    void aTicketFoundByItsNumberTakesNoPlaceFromTheOtherHits() {
        var number =
                desk.openTicket(mailbox, CUSTOMER, "Den här").path("number").asString();
        for (var other = 0; other < 3; other++) {
            desk.openTicket(mailbox, CUSTOMER, "Nämner " + number + " också " + other);
        }

        var first = Desk.ok(
                desk.api().get("/api/tickets?limit=2&mailbox=" + mailbox.id().value() + "&q=" + number));
        var second = Desk.ok(desk.api()
                .get("/api/tickets?limit=2&mailbox=" + mailbox.id().value() + "&q=" + number + "&cursor="
                        + first.path("next").asString()));

        assertThat(first.path("items").size() + second.path("items").size()).isEqualTo(4);
    }

    @Test
    void aMailboxWithAnInternationalDomainSends() {
        var international = desk.mailbox(desk.own(), "hej" + mailbox.id().value() + "@räksmörgås.example");
        desk.receive(international.inboundAddress(), Letter.from(CUSTOMER).subject("Fråga"));

        desk.reply(id(desk.ticket(international)), "Svar");

        assertThat(international.address()).endsWith("@xn--rksmrgs-5wao1o.example");
        Desk.until(() -> desk.value("select detail from mail_outgoing order by id desc limit 1") != null);
        assertThat(desk.value("select detail from mail_outgoing order by id desc limit 1"))
                .contains("customer.example has no mail server");
    }

    @Test
    void theInboundDomainIsNobodysToTake() {
        var refused =
                desk.api().post("/api/mailboxes", Map.of("name", "Falle", "address", "reply+x@" + Desk.INBOUND_DOMAIN));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("reserved-domain");
    }

    @Test
    void aMailWithoutAnIdIsTakenOnceToo() {
        var mail = "From: " + CUSTOMER + "\r\nDate: Sun, 22 Nov 2026 09:00:00 +0000\r\nSubject: Utan id\r\n\r\nHej\r\n";

        desk.receive(List.of(mailbox.address()), mail.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        desk.receive(List.of(mailbox.address()), mail.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(desk.tickets(mailbox)).hasSize(1);
    }

    @Test
    void aMovedTicketsMailLeavesTheOutboxOfThoseWhoNoLongerSeeIt() {
        var ticket = id(desk.openTicket(mailbox, CUSTOMER, "Flyttas"));
        desk.reply(ticket, "Svar");
        var hidden = desk.mailbox();
        desk.execute(
                "delete from mailbox_agent where mailbox_id = " + hidden.id().value());
        assertThat(desk.api().get("/api/outbox").text()).contains("Re: Flyttas");

        desk.patch(ticket, Map.of("mailboxId", Long.toString(hidden.id().value())));

        assertThat(desk.api().get("/api/outbox").text()).doesNotContain("Re: Flyttas");
    }

    @Test
    void theSameKeyWithAnotherAssigneeIsRefused() {
        var ticket = id(desk.openTicket(mailbox, CUSTOMER, "Fråga"));
        var me = Long.toString(desk.own().agent().id().value());
        var api = desk.api().header("Idempotency-Key", "assign-" + ticket);

        assertThat(api.send("PATCH", "/api/tickets/" + ticket, "{\"assigneeId\": \"" + me + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.send("PATCH", "/api/tickets/" + ticket, "{\"assigneeId\": null}")
                        .status())
                .isEqualTo(422);
        assertThat(desk.ticket(ticket).path("assigneeId").asString()).isEqualTo(me);
    }

    @Test
    void nullsAndNulCharactersInARequestAreNamed() {
        var ticket = id(desk.openTicket(mailbox, CUSTOMER, "Fråga"));

        assertThat(desk.api()
                        .send("PATCH", "/api/tickets/" + ticket, "{\"labelIds\": [null]}")
                        .status())
                .isEqualTo(400);
        assertThat(desk.api()
                        .send("POST", messages(ticket), "{\"kind\": \"note\", \"text\": \"a\\u0000b\"}")
                        .status())
                .isEqualTo(400);
        assertThat(desk.api().get("/api/tickets?q=%ED%A0%80").status()).isEqualTo(400);
    }

    private static String messages(String ticket) {
        return "/api/tickets/" + ticket + "/messages";
    }

    private static String ownId(String ticket) {
        return String.valueOf(desk.value("select internet_id from message where kind = 'reply' and ticket_id = "
                + ticket + " order by id desc limit 1"));
    }

    private static String id(JsonNode node) {
        return node.path("id").asString();
    }

    private static String kind(JsonNode ticket) {
        return ticket.path("status").path("kind").asString();
    }
}
