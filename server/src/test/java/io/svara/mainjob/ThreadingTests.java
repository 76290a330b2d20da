package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which mail joins which ticket (MBX-4), tried with mails that mean well and mails that do not. */
class ThreadingTests {

    private static final String CUSTOMER = "kajsa@customer.example";
    private static final String STRANGER = "stranger@elsewhere.example";

    private static Desk desk;
    private static int count;

    private final Mailbox mailbox = desk.mailbox();
    private final String questionId = "question" + ++count + "@customer.example";

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void aStrangerWhoQuotesACustomersMessageIdOpensATicketOfHisOwn() {
        question();

        desk.receive(
                mailbox.address(), Letter.from(STRANGER).subject("Re: Fråga").answers(questionId));

        assertThat(desk.tickets(mailbox)).hasSize(2);
    }

    @Test
    void aStrangerWhoQuotesATicketNumberOpensATicketOfHisOwn() {
        var number = question().path("number").asLong();

        desk.receive(mailbox.address(), Letter.from(STRANGER).subject("Re: [#" + number + "] Fråga"));

        assertThat(desk.tickets(mailbox)).hasSize(2);
    }

    @Test
    void aCustomerWhoQuotesAnotherCustomersMessageIdStaysOutOfThatTicket() {
        question();
        var other = desk.openTicket(mailbox, "other@customer.example", "Min egen fråga");

        desk.receive(mailbox.address(), Letter.from("other@customer.example").references(questionId));

        assertThat(desk.tickets(mailbox)).hasSize(3);
        assertThat(desk.messages(id(other))).hasSize(1);
    }

    @Test
    void theCustomersOwnSecondMailJoinsByHisOwnMessageId() {
        var ticket = question();

        desk.receive(
                mailbox.address(),
                Letter.from(CUSTOMER).subject("Glömde en sak").answers(questionId));

        assertThat(desk.messages(id(ticket))).hasSize(2);
        assertThat(kind(desk.ticket(id(ticket)))).isEqualTo("reply");
    }

    @Test
    void quotingAnotherOrganisationsOwnMessageIdJoinsNothing() {
        var elsewhere = desk.office();
        var theirs = desk.mailbox(elsewhere, "support" + questionId);
        desk.receive(theirs.address(), Letter.from(CUSTOMER).subject("Fråga"));
        var theirTicket = Desk.items(desk.api(elsewhere).get("/api/tickets"))
                .getFirst()
                .path("id")
                .asString();
        Desk.ok(desk.api(elsewhere)
                .post("/api/tickets/" + theirTicket + "/messages", Map.of("kind", "reply", "text", "Svar")));

        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Fråga").answers(ownId(theirTicket)));

        assertThat(desk.tickets(mailbox)).hasSize(1);
        assertThat(Desk.items(desk.api(elsewhere).get("/api/tickets/" + theirTicket + "/messages")))
                .hasSize(2);
    }

    @Test
    void theSameSubjectAloneJoinsNothing() {
        question();

        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Re: Fråga"));

        assertThat(desk.tickets(mailbox)).hasSize(2);
    }

    @Test
    void whoeverQuotesOurOwnMessageIdHasReceivedItAndJoins() {
        var ticket = id(question());
        desk.reply(ticket, "Svar");

        desk.receive(mailbox.address(), Letter.from(STRANGER).subject("Vidare").answers(ownId(ticket)));

        assertThat(desk.messages(ticket)).hasSize(3);
    }

    @Test
    void aForgedReplyAddressIsNobodys() {
        desk.reply(id(question()), "Svar");
        var signed = replyTo();
        var at = signed.indexOf('@');
        var forged = signed.substring(0, at - 1) + (signed.charAt(at - 1) == 'a' ? 'b' : 'a') + signed.substring(at);

        assertThat(desk.deliver(List.of(forged), Letter.from(CUSTOMER).bytes())).startsWith("550");
    }

    @Test
    void theNumberIsFoundBesideOtherBracketsOfTheSubject() {
        var ticket = question();
        var number = ticket.path("number").asLong();

        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("[EXT] [2026] Sv: [#" + number + "]"));

        assertThat(desk.messages(id(ticket))).hasSize(2);
    }

    @Test
    void aMailToAClosedTicketOpensAFollowUp() {
        var ticket = id(question());
        desk.patch(ticket, Map.of("status", "closed"));

        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Igen").answers(questionId));

        assertThat(desk.tickets(mailbox)).hasSize(2);
        var followUp = desk.tickets(mailbox).stream()
                .filter(found -> !id(found).equals(ticket))
                .findFirst()
                .orElseThrow();
        assertThat(followUp.path("followUpOf").asString()).isEqualTo(ticket);
        assertThat(kind(followUp)).isEqualTo("new");
        assertThat(kind(desk.ticket(ticket))).isEqualTo("closed");
    }

    @Test
    void aMailToAClosedTicketReopensItWhereTheMailboxSaysSo() {
        desk.execute("update mailbox set closed_policy = 'reopen' where id = "
                + mailbox.id().value());
        var ticket = question();
        desk.patch(id(ticket), Map.of("status", "closed"));

        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Igen").answers(questionId));

        assertThat(kind(desk.ticket(mailbox))).isEqualTo("reply");
        assertThat(desk.messages(id(ticket))).hasSize(2);
    }

    @Test
    void aMailToASolvedTicketReopensItAsReply() {
        var ticket = question();
        desk.patch(id(ticket), Map.of("status", "solved"));

        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Igen").answers(questionId));

        assertThat(kind(desk.ticket(mailbox))).isEqualTo("reply");
    }

    @Test
    void aMailToATicketInTheTrashOpensAFollowUp() {
        var ticket = id(question());
        Desk.ok(desk.api().delete("/api/tickets/" + ticket));

        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Igen").answers(questionId));

        assertThat(desk.ticket(mailbox).path("followUpOf").asString()).isEqualTo(ticket);
    }

    @Test
    void anOutOfOfficeAnswerIsShownAndWakesNobody() {
        var ticket = id(question());
        desk.reply(ticket, "Svar");

        desk.receive(
                mailbox.address(),
                Letter.from(CUSTOMER)
                        .subject("Frånvarande: Fråga")
                        .answers(ownId(ticket))
                        .header("Auto-Submitted", "auto-replied"));

        assertThat(desk.messages(ticket)).hasSize(3);
        assertThat(kind(desk.ticket(ticket))).isEqualTo("pending");
    }

    @Test
    void aBounceMarksTheMessageThatItIsAbout() {
        var ticket = id(question());
        var message = id(desk.reply(ticket, "Svar"));

        desk.receive(
                List.of(mailbox.address()),
                Letter.bounce(ownId(ticket), CUSTOMER).bytes());

        var delivery = desk.message(ticket, message).path("delivery");
        assertThat(delivery.path("state").asString()).isEqualTo("bounced");
        assertThat(delivery.path("detail").asString()).contains(CUSTOMER, "5.1.1", "550 No such user");
        assertThat(desk.messages(ticket)).hasSize(3);
        assertThat(kind(desk.ticket(ticket))).isEqualTo("pending");
        assertThat(desk.tickets(mailbox)).hasSize(1);
    }

    @Test
    void aBounceOfSomethingThatWeDidNotSendMarksNothing() {
        var ticket = id(question());
        var message = id(desk.reply(ticket, "Svar"));

        desk.receive(
                List.of(mailbox.address()), Letter.bounce(questionId, CUSTOMER).bytes());

        assertThat(desk.message(ticket, message).path("delivery").path("state").asString())
                .isNotEqualTo("bounced");
    }

    @Test
    void aDuplicateIsTakenOnce() {
        var letter = Letter.from(CUSTOMER).subject("Fråga").id(questionId);

        desk.receive(mailbox.address(), letter);
        desk.receive(mailbox.address(), letter.header("Received", "by another.example"));

        assertThat(desk.messages(id(desk.ticket(mailbox)))).hasSize(1);
    }

    @Test
    void twoMailsOfOneMessageIdAndDifferentContentAreTakenBoth() {
        var letter = Letter.from("scanner@customer.example").subject("Inläst").id(questionId);

        desk.receive(mailbox.address(), letter.text("Sida 1\r\n"));
        desk.receive(mailbox.address(), letter.text("Sida 2\r\n"));

        assertThat(desk.tickets(mailbox)).hasSize(2);
    }

    @Test
    void aMailToTwoMailboxesBecomesATicketInEach() {
        var other = desk.mailbox();

        desk.receive(
                List.of(mailbox.address(), other.address()),
                Letter.from(CUSTOMER).subject("Till båda").bytes());

        assertThat(id(desk.ticket(mailbox))).isNotEqualTo(id(desk.ticket(other)));
    }

    @Test
    void aMailToTwoAddressesOfOneMailboxBecomesOneTicket() {
        var noId = "From: " + CUSTOMER + "\r\nSubject: Till samma\r\n\r\nHej\r\n";

        desk.receive(List.of(mailbox.address(), mailbox.inboundAddress()), noId.getBytes(StandardCharsets.UTF_8));

        assertThat(desk.messages(id(desk.ticket(mailbox)))).hasSize(1);
    }

    @Test
    void anAnswerToAllThatNamesBothTheSignedAndTheMailboxesAddressJoinsOnce() {
        var ticket = id(question());
        desk.reply(ticket, "Svar");
        var noId = "From: " + CUSTOMER + "\r\nSubject: Till alla\r\n\r\nHej\r\n";

        desk.receive(List.of(mailbox.address(), replyTo()), noId.getBytes(StandardCharsets.UTF_8));

        assertThat(id(desk.ticket(mailbox))).isEqualTo(ticket);
        assertThat(desk.messages(ticket)).hasSize(3);
    }

    @Test
    void whatAStrangerNamesWithoutProofIsSuggestedAndCanBeLinkedOrDismissed() {
        var ticket = question();
        var number = ticket.path("number").asLong();
        desk.receive(
                mailbox.address(), Letter.from(STRANGER).subject("Re: Fråga").answers(questionId));
        var byId = id(desk.tickets(mailbox).getFirst());
        desk.receive(mailbox.address(), Letter.from(STRANGER).subject("Om [#" + number + "]"));
        var byNumber = id(desk.tickets(mailbox).getFirst());

        assertThat(links(byId)).containsExactly(id(ticket) + " foreign-message-id false");
        assertThat(links(byNumber)).containsExactly(id(ticket) + " number false");
        assertThat(links(id(ticket))).hasSize(2);

        var path = "/api/tickets/" + byId + "/links/" + id(ticket);
        assertThat(desk.api().put(path, Map.of()).status()).isEqualTo(204);
        assertThat(desk.api().put(path, Map.of()).status()).isEqualTo(204);
        assertThat(desk.api()
                        .delete("/api/tickets/" + id(ticket) + "/links/" + byNumber)
                        .status())
                .isEqualTo(204);

        assertThat(links(id(ticket))).containsExactly(byId + " foreign-message-id true");
        assertThat(links(byNumber)).isEmpty();
        assertThat(desk.api().delete(path).status()).isEqualTo(204);
        assertThat(desk.api().delete(path).status()).isEqualTo(404);
    }

    @Test
    void aNumberThatIsNobodysTicketOrNoNumberOfOursSuggestsNothing() {
        var number = question().path("number").asLong();

        desk.receive(mailbox.address(), Letter.from(STRANGER).subject("Faktura [" + number + "] [#999999]"));

        assertThat(links(id(desk.tickets(mailbox).getFirst()))).isEmpty();
    }

    @Test
    void aTicketIsLinkedByHandButNotToItself() {
        var one = id(desk.openTicket(mailbox, CUSTOMER, "Ett"));
        var two = id(desk.openTicket(mailbox, CUSTOMER, "Två"));

        assertThat(desk.api()
                        .put("/api/tickets/" + one + "/links/" + two, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(desk.api()
                        .put("/api/tickets/" + one + "/links/" + one, Map.of())
                        .code())
                .isEqualTo("same-ticket");

        assertThat(links(two)).containsExactly(one + " null true");
    }

    @Test
    void anAnswerThatQuotesTheIdBeforeAServerGaveItAnotherJoins() {
        desk.receive(
                mailbox.address(),
                Letter.from(CUSTOMER)
                        .subject("Fråga")
                        .id(questionId)
                        .header("X-Microsoft-Original-Message-ID", "<phone-" + questionId + ">"));

        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Mer").answers("phone-" + questionId));

        assertThat(desk.messages(id(desk.ticket(mailbox)))).hasSize(2);
    }

    @Test
    void outlooksConversationJoinsAParticipantAndNobodyElse() {
        var start = "AQHaL" + Integer.toHexString(questionId.hashCode()).substring(0, 3) + "ZkQ0uXv1mNq7r8s9TtUuVv";
        desk.receive(mailbox.address(), Letter.from(CUSTOMER).subject("Fråga").header("Thread-Index", start));
        var answer = start.substring(0, 28) + "Vv" + "AAAAAAAA";

        desk.receive(
                mailbox.address(), Letter.from(CUSTOMER).subject("SV: Fråga").header("Thread-Index", answer));
        desk.receive(
                mailbox.address(), Letter.from(STRANGER).subject("SV: Fråga").header("Thread-Index", answer));

        assertThat(desk.tickets(mailbox)).hasSize(2);
        assertThat(desk.tickets(mailbox))
                .extracting(ticket -> ticket.path("messageCount").asInt())
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void anAnswerToAMailToTwoMailboxesJoinsInTheOneThatItComesTo() {
        var other = desk.mailbox();
        var letter = Letter.from(CUSTOMER).subject("Till båda").id(questionId);
        desk.receive(List.of(mailbox.address(), other.address()), letter.bytes());

        desk.receive(other.address(), Letter.from(CUSTOMER).answers(questionId));

        assertThat(desk.messages(id(desk.ticket(mailbox)))).hasSize(1);
        assertThat(desk.messages(id(desk.ticket(other)))).hasSize(2);
    }

    /** Of each the other ticket, by what it was suggested, and whether they are linked. */
    private static List<String> links(String ticket) {
        return Desk.items(desk.api().get("/api/tickets/" + ticket + "/links")).stream()
                .map(link -> link.at("/ticket/id").asString() + " "
                        + (link.path("suggestedBy").isNull()
                                ? "null"
                                : link.path("suggestedBy").asString())
                        + " " + link.path("linked").asBoolean())
                .toList();
    }

    private JsonNode question() {
        desk.receive(
                mailbox.address(),
                Letter.from(CUSTOMER).to(mailbox.address()).subject("Fråga").id(questionId));
        return desk.ticket(mailbox);
    }

    private static String ownId(String ticket) {
        return Objects.requireNonNull(
                desk.value("select internet_id from message where kind = 'reply' and ticket_id = " + ticket));
    }

    /** Of the reply that left last. */
    private static String replyTo() {
        return Objects.requireNonNull(
                desk.value("select mail->'replyTo'->>'email' from mail_outgoing order by id desc limit 1"));
    }

    private static String kind(JsonNode ticket) {
        return ticket.path("status").path("kind").asString();
    }

    private static String id(JsonNode node) {
        return node.path("id").asString();
    }
}
