package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A colleague forwards what a customer has written to them; an agent makes the customer the requester. */
class ForwardedMailTests {

    private static TestRelay relay;
    private static Desk desk;
    private static int count;

    private final Mailbox mailbox = desk.mailbox();
    private final String colleague = "per" + ++count + "@nordvind.example";
    private final String customer = "maja" + count + "@customer.example";
    private String ticket = "";

    @BeforeAll
    static void open() {
        relay = TestRelay.start();
        desk = Desk.open("--svara.relay-url=" + relay.url());
    }

    @AfterAll
    static void close() {
        desk.close();
        relay.close();
    }

    @BeforeEach
    void aColleagueForwards() {
        desk.receive(mailbox.address(), forward("From: Maja Ek <" + customer + ">"));
        ticket = desk.ticket(mailbox).path("id").asString();
    }

    private Letter forward(String from) {
        return Letter.from("Per Holm <" + colleague + ">")
                .to(mailbox.address() + ", boss@nordvind.example")
                .subject("Fwd: Trasiga stövlar")
                .text("Kan ni ta den?\r\n\r\n---------- Forwarded message ---------\r\n" + from
                        + "\r\nDate: tors 19 nov. 2026\r\nSubject: Trasiga stövlar\r\nTo: <" + colleague
                        + ">\r\n\r\nMina stövlar gick sönder.\r\n");
    }

    @Test
    void theMessageSaysWhoseMailItForwardsAndNothingIsDoneByItself() {
        var sender = desk.messages(ticket).getFirst().path("forwardedFrom");

        assertThat(sender.path("name").asString()).isEqualTo("Maja Ek");
        assertThat(sender.path("email").asString()).isEqualTo(customer);
        assertThat(requester().path("email").asString()).isEqualTo(colleague);
    }

    @Test
    void whoIsTakenAsRequesterIsAnsweredAndTheForwarderIsNot() {
        take();
        var reply = desk.reply(ticket, "Vi skickar nya.");
        desk.awaitDelivery(ticket, reply.path("id").asString(), "sent");

        assertThat(requester().path("name").asString()).isEqualTo("Maja Ek");
        var sent = relay.mails().stream()
                .filter(mail -> mail.recipients().contains(customer))
                .toList();
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().recipients()).containsExactly(customer);
        assertThat(reply.path("to").get(0).path("email").asString()).isEqualTo(customer);
        assertThat(reply.path("cc")).isEmpty();
    }

    @Test
    void bothStayInTheConversation() {
        take();
        var internetId = desk.value("select internet_id from message where ticket_id = " + ticket);

        desk.receive(
                mailbox.address(),
                Letter.from("Maja Ek <" + customer + ">")
                        .subject("Re: Trasiga stövlar")
                        .answers(internetId));
        desk.receive(
                mailbox.address(),
                Letter.from("Per Holm <" + colleague + ">")
                        .subject("Re: Trasiga stövlar")
                        .answers(internetId));

        assertThat(desk.messages(ticket)).hasSize(3);
    }

    @Test
    void theHistorySaysWhoMadeTheChange() {
        var before = requester().path("contactId").asLong();
        take();

        var entry = Desk.items(desk.api().get("/api/tickets/" + ticket + "/history"))
                .getFirst();
        assertThat(entry.path("kind").asString()).isEqualTo("ticket.requester-changed");
        assertThat(entry.path("actorKind").asString()).isEqualTo("agent");
        assertThat(entry.path("actorId").asString())
                .isEqualTo(String.valueOf(desk.own().agent().id().value()));
        assertThat(entry.path("facts").path("from").asLong()).isEqualTo(before);
        assertThat(entry.path("facts").path("to").asLong())
                .isEqualTo(requester().path("contactId").asLong());
    }

    @Test
    void theSameWithTheOldRequesterTakesItBack() {
        var before = requester();
        take();
        change(Map.of("name", "Per Holm", "email", colleague), null);

        assertThat(requester()).isEqualTo(before);
        assertThat(desk.count("select count(*) from contact_address where address = '" + colleague + "'"))
                .isEqualTo(1);
    }

    @Test
    void aChangeOfAnOlderVersionIsRefused() {
        var version = desk.ticket(ticket).path("version").asLong();
        desk.patch(ticket, Map.of("priority", "high"));

        var answer = change(Map.of("name", "Maja Ek", "email", customer), version);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("code").asString()).isEqualTo("stale-version");
        assertThat(requester().path("email").asString()).isEqualTo(colleague);
    }

    @Test
    void theSameRequesterOnceMoreIsNoChange() {
        take();
        var version = desk.ticket(ticket).path("version").asLong();
        take();

        assertThat(desk.ticket(ticket).path("version").asLong()).isEqualTo(version);
    }

    @Test
    void aContactThatIsThereKeepsItsNameAndANeighboursIsNotTaken() {
        var known = desk.openTicket(mailbox, "Maja Eklund <" + customer + ">", "Tidigare")
                .path("requester")
                .path("contactId")
                .asString();
        var other = desk.office();
        var theirs = desk.mailbox(other, "help" + count + "@other.example");
        desk.receive(theirs.address(), Letter.from("Spy <" + customer + ">").to(theirs.address()));

        take();

        assertThat(requester().path("contactId").asString()).isEqualTo(known);
        assertThat(requester().path("name").asString()).isEqualTo("Maja Eklund");
        assertThat(change(desk.api(other), Map.of("email", customer), null).status())
                .isEqualTo(404);
    }

    @Test
    void anAddressThatCannotBeAnsweredIsRefusedByItsField() {
        var wrong = change(Map.of("email", "maja"), null);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors").get(0).path("field").asString()).isEqualTo("requester.email");

        var own = change(Map.of("email", mailbox.address()), null);
        assertThat(own.json().path("errors").get(0).path("code").asString()).isEqualTo("own-address");
        assertThat(requester().path("email").asString()).isEqualTo(colleague);
    }

    @Test
    void aForwardOfOurOwnAnswerOrOfOnesOwnMailLeadsToNobody() {
        for (var nobody : List.of(mailbox.address(), colleague)) {
            desk.receive(mailbox.address(), forward("From: Support <" + nobody + ">"));
        }

        assertThat(desk.tickets(mailbox)).hasSize(3);
        assertThat(desk.tickets(mailbox).stream()
                        .filter(one -> !one.path("id").asString().equals(ticket))
                        .map(one -> desk.messages(one.path("id").asString())
                                .getFirst()
                                .path("forwardedFrom")
                                .isNull()))
                .containsExactly(true, true);
    }

    @Test
    void aMailThatIsForwardedAsAnAttachmentIsFoundToo() {
        var other = desk.mailbox();
        desk.receive(
                other.address(),
                Letter.from(colleague)
                        .to(other.address())
                        .subject("VB: Trasiga")
                        .header("MIME-Version", "1.0")
                        .header("Content-Type", "multipart/mixed; boundary=b")
                        .text("""
                                --b
                                Content-Type: text/plain

                                Se bifogat.
                                --b
                                Content-Type: message/rfc822

                                From: =?utf-8?Q?Maja_Sj=C3=B6?= <%s>
                                To: per@nordvind.example
                                Subject: Trasiga

                                Hej
                                --b--
                                """.formatted(customer).replace("\n", "\r\n")));

        var sender = desk.messages(desk.ticket(other).path("id").asString())
                .getFirst()
                .path("forwardedFrom");
        assertThat(sender.path("name").asString()).isEqualTo("Maja Sjö");
        assertThat(sender.path("email").asString()).isEqualTo(customer);
    }

    private void take() {
        Desk.ok(change(
                Map.of("name", "Maja Ek", "email", customer),
                desk.ticket(ticket).path("version").asLong()));
    }

    private TestClient.Answer change(Map<String, Object> requester, Long version) {
        return change(desk.api(), requester, version);
    }

    private TestClient.Answer change(TestClient api, Map<String, Object> requester, Long version) {
        var patch = version == null
                ? Map.<String, Object>of("requester", requester)
                : Map.<String, Object>of("requester", requester, "ifVersion", version);
        return api.send("PATCH", "/api/tickets/" + ticket, JsonMapper.shared().writeValueAsString(patch));
    }

    private JsonNode requester() {
        return desk.ticket(ticket).path("requester");
    }
}
