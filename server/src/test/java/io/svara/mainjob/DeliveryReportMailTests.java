package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A reply has left; what other servers then report of it stands on the message, and in its ticket. */
class DeliveryReportMailTests {

    private static final String ANNA = "anna@customer.example";

    private static TestRelay relay;
    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();
    private String ticket = "";
    private String message = "";
    private String internetId = "";

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
    void reply() {
        ticket = desk.openTicket(mailbox, ANNA, "Fråga").path("id").asString();
        message = desk.reply(ticket, "Svar").path("id").asString();
        desk.awaitDelivery(ticket, message, "sent");
        internetId = Objects.requireNonNull(desk.value("select internet_id from message where id = " + message));
    }

    @Test
    void aReportInFieldsFailsTheMessageWithItsReason() {
        arrives(Letter.bounce(internetId, ANNA));

        assertThat(state()).isEqualTo("bounced");
        assertThat(delivery().path("reason").asString()).isEqualTo("unknown-recipient");
        assertThat(delivery().path("recipients").values())
                .extracting(JsonNode::asString)
                .containsExactly(ANNA);
        assertThat(delivery().path("detail").asString()).contains("550 No such user");
        assertIsInTheTicketAndWakesNobody();
    }

    @Test
    void aReportInSentencesFailsTheMessageWithItsReason() {
        arrives(sentences("mailbox is full. (#5.2.2)\r\nI'm not going to try again."));

        assertThat(state()).isEqualTo("bounced");
        assertThat(delivery().path("reason").asString()).isEqualTo("mailbox-full");
        assertThat(delivery().path("recipients").values())
                .extracting(JsonNode::asString)
                .containsExactly(ANNA);
        assertIsInTheTicketAndWakesNobody();
    }

    @Test
    void aMessageThatBouncedCanBeSentAgainAndThenSaysNothingOfTheReport() {
        arrives(sentences("mailbox is full."));

        Desk.ok(desk.api().send("POST", "/api/tickets/" + ticket + "/messages/" + message + "/resend", null));

        desk.awaitDelivery(ticket, message, "sent");
        assertThat(delivery().path("reason").isNull()).isTrue();
        assertThat(delivery().path("recipients").values()).isEmpty();
    }

    @Test
    void aDelayIsShownAndFailsNothing() {
        arrives(sentences("connection timed out. Delivery is delayed; it will be retried for 2 more days."));

        assertThat(state()).isEqualTo("delayed");
        assertThat(delivery().path("reason").asString()).isEqualTo("unreachable");
        assertIsInTheTicketAndWakesNobody();
        assertThat(desk.api()
                        .send("POST", "/api/tickets/" + ticket + "/messages/" + message + "/resend", null)
                        .code())
                .isEqualTo("not-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivered", "relayed", "expanded"})
    void whatArrivesAfterADelayIsDelayedNoMore(String action) {
        arrives(fields("delayed", "4.4.1"));
        assertThat(state()).isEqualTo("delayed");

        arrives(fields(action, "2.0.0"));

        assertThat(state()).isEqualTo("sent");
        assertThat(delivery().path("recipients")).isEmpty();
        assertThat(desk.messages(ticket)).hasSize(4);
        assertThat(desk.ticket(ticket).at("/status/kind").asString()).isEqualTo("pending");
    }

    @Test
    void whatArrivedForSomebodyElseIsDelayedStill() {
        arrives(fields("delayed", "4.4.1"));

        arrives(Letter.bounce(internetId, "bo@customer.example")
                .text(fields("delivered", "2.0.0").body().replace(ANNA, "bo@customer.example")));

        assertThat(state()).isEqualTo("delayed");
    }

    @Test
    void aSuccessNoticeFailsNothingAndTakesNoBounceBack() {
        arrives(fields("delivered", "2.0.0"));
        assertThat(state()).isEqualTo("sent");
        arrives(Letter.bounce(internetId, ANNA));

        arrives(fields("delivered", "2.0.0"));

        assertThat(state()).isEqualTo("bounced");
    }

    private Letter fields(String action, String status) {
        var letter = Letter.bounce(internetId, ANNA);
        return letter.text(letter.body()
                .replace("Action: failed", "Action: " + action)
                .replace("Status: 5.1.1", "Status: " + status)
                .replace("550 No such user", status.startsWith("2") ? "250 OK" : "450 Later"));
    }

    @Test
    void aDelayThatComesAfterTheBounceChangesNothing() {
        arrives(Letter.bounce(internetId, ANNA));

        arrives(sentences("Delivery is delayed; it will be retried."));

        assertThat(state()).isEqualTo("bounced");
    }

    @Test
    void aBounceAfterADelayIsTheLaterWord() {
        arrives(sentences("Delivery is delayed; it will be retried."));

        arrives(Letter.bounce(internetId, ANNA));

        assertThat(state()).isEqualTo("bounced");
    }

    @Test
    void aComplaintJoinsItsTicketIsNotedAndAnsweredByNobody() {
        var before = relay.mails().size();

        arrives(Letter.from("fbl@provider.example")
                .subject("FW: Svar")
                .header("MIME-Version", "1.0")
                .header("Content-Type", "multipart/report; report-type=feedback-report; boundary=b")
                .text("""
                        --b
                        Content-Type: text/plain

                        This is an email abuse report.
                        --b
                        Content-Type: message/feedback-report

                        Feedback-Type: abuse
                        User-Agent: Provider/1
                        Version: 1
                        --b
                        Content-Type: message/rfc822

                        From: support@nordvind.example
                        Message-ID: <%s>

                        Svar
                        --b--
                        """.formatted(internetId).replace("\n", "\r\n")));

        assertThat(state()).isEqualTo("sent");
        assertIsInTheTicketAndWakesNobody();
        assertThat(desk.count("select count(*) from log_entry where kind = 'message.complained-about' and subject_id = "
                        + ticket))
                .isEqualTo(1);
        assertThat(relay.mails()).hasSize(before);
    }

    @Test
    void aForgedReportThatOnlyQuotesWhatOthersKnowMarksNothing() {
        var known = Objects.requireNonNull(
                desk.value("select internet_id from message where kind = 'inbound' and ticket_id = " + ticket
                        + " order by id limit 1"));

        arrives(Letter.bounce(known, ANNA));
        // what it answers is not what it returns
        arrives(Letter.bounce("guessed@nordvind.example", ANNA).answers(internetId));

        assertThat(state()).isEqualTo("sent");
    }

    private void arrives(Letter letter) {
        desk.receive(List.of(mailbox.address()), letter.bytes());
    }

    private Letter sentences(String said) {
        return Letter.from("MAILER-DAEMON@mx.customer.example")
                .to(mailbox.address())
                .subject("failure notice")
                .text("""
                        Hi. This is the mail program at mx.customer.example.

                        <%s>:
                        %s

                        --- Below this line is a copy of the message.

                        Message-ID: <%s>
                        From: %s
                        To: %s
                        Subject: Re: Question

                        Svar
                        """.formatted(ANNA, said, internetId, mailbox.address(), ANNA)
                        .replaceAll("\r?\n", "\r\n"));
    }

    private void assertIsInTheTicketAndWakesNobody() {
        assertThat(desk.messages(ticket)).hasSize(3);
        assertThat(desk.tickets(mailbox)).hasSize(1);
        assertThat(desk.ticket(ticket).path("status").path("kind").asString()).isEqualTo("pending");
    }

    private String state() {
        return delivery().path("state").asString();
    }

    private JsonNode delivery() {
        return desk.message(ticket, message).path("delivery");
    }
}
