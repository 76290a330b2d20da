package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mail.send.TestRelay.ReceivedMail;
import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient.Answer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A conversation goes to a third party, and what they answer comes back into its ticket (TIC-8). */
class ForwardTests {

    private static final String CUSTOMER = "kajsa@customer.example";
    private static final String SUPPLIER = "supplier@third.example";

    private static TestRelay relay;
    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();
    private final int before = relay.mails().size();
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
    void question() {
        desk.receive(
                mailbox.address(),
                Letter.from("Kajsa <" + CUSTOMER + ">")
                        .to(mailbox.address())
                        .subject("Broken kettle")
                        .header("MIME-Version", "1.0")
                        .header("Content-Type", "multipart/mixed; boundary=b")
                        .text("""
                                --b
                                Content-Type: text/plain

                                It leaks.
                                --b
                                Content-Type: text/csv; name=leak.csv
                                Content-Disposition: attachment; filename=leak.csv

                                drops;12
                                --b--
                                """.replace("\n", "\r\n")));
        ticket = desk.ticket(mailbox).path("id").asString();
    }

    @Test
    void theThirdPartyGetsTheConversationAndItsFilesButNoNote() {
        Desk.ok(desk.api().post(path(), Map.of("kind", "note", "text", "Secret note")));
        desk.reply(ticket, "We shall ask");
        var message = Desk.ok(forward(Map.of("text", "Please look at this")));

        var mail = sent(2);
        assertThat(mail.recipients()).containsExactly(SUPPLIER);
        assertThat(mail.text()).contains("Subject: Fwd: Broken kettle").contains("Reply-To:");
        assertThat(decoded(mail))
                .containsSubsequence("Please look at this", "Kajsa <" + CUSTOMER + ">", "It leaks.", "We shall ask")
                .contains("drops;12")
                .doesNotContain("Secret note");
        assertThat(message.path("kind").asString()).isEqualTo("forward");
        assertThat(message.path("attachments").get(0).path("name").asString()).isEqualTo("leak.csv");
        assertThat(desk.ticket(ticket).path("status").path("kind").asString()).isEqualTo("on_hold");
    }

    @Test
    void onlyWhatWasChosenLeaves() {
        desk.reply(ticket, "We shall ask");
        var reply = desk.messages(ticket).getLast().path("id").asString();
        Desk.ok(forward(Map.of("messageIds", List.of(reply), "status", "pending")));
        assertThat(decoded(sent(2)))
                .contains("We shall ask")
                .doesNotContain("It leaks.")
                .doesNotContain("drops;12");
        assertThat(desk.ticket(ticket).path("status").path("kind").asString()).isEqualTo("pending");

        Desk.ok(forward(Map.of("fileIds", List.of())));
        assertThat(decoded(sent(3))).contains("It leaks.").doesNotContain("drops;12");
    }

    @Test
    void theirAnswerComesBackMarkedAndChangesNoRequester() {
        Desk.ok(forward(Map.of()));
        var mail = sent(1);
        desk.receive(
                mailbox.address(),
                Letter.from(SUPPLIER)
                        .to(mailbox.address())
                        .subject("Re: Fwd: Broken kettle")
                        .answers(messageId(mail))
                        .text("Send it to us.\r\n"));

        var answer = desk.messages(ticket).getLast();
        assertThat(answer.path("thirdParty").asBoolean()).isTrue();
        assertThat(desk.messages(ticket).getFirst().path("thirdParty").asBoolean())
                .isFalse();
        var after = desk.ticket(ticket);
        assertThat(after.path("requester").path("email").asString()).isEqualTo(CUSTOMER);
        assertThat(after.path("status").path("kind").asString()).isEqualTo("reply");

        // what is then answered goes to the customer alone
        desk.reply(ticket, "Send it to the maker");
        assertThat(sent(2).recipients()).containsExactly(CUSTOMER);
        // and what the customer writes is no third party's
        desk.receive(
                mailbox.address(),
                Letter.from(CUSTOMER)
                        .to(mailbox.address())
                        .subject("Re: Broken kettle")
                        .answers(messageId(sent(2))));
        assertThat(desk.messages(ticket).getLast().path("thirdParty").asBoolean())
                .isFalse();
    }

    @Test
    void saysWhatCannotBeForwarded() {
        var note = Desk.ok(desk.api().post(path(), Map.of("kind", "note", "text", "Secret")));
        var id = note.path("id").asString();
        refused(forward(Map.of("messageIds", List.of(id))), "messageIds", "unknown-message");
        refused(forward(Map.of("messageIds", List.of("999999"))), "messageIds", "unknown-message");
        refused(forward(Map.of("fileIds", List.of("999999"))), "fileIds", "unknown-attachment");
        refused(desk.api().post(path(), Map.of("kind", "forward")), "to", "required");
        assertThat(relay.mails()).hasSize(before);
    }

    private static void refused(Answer answer, String field, String code) {
        assertThat(answer.status()).isEqualTo(400);
        var error = answer.json().path("errors").get(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("code").asString()).isEqualTo(code);
    }

    private Answer forward(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("kind", "forward", "to", List.of(SUPPLIER)));
        body.putAll(more);
        return desk.api().post(path(), body);
    }

    private String path() {
        return "/api/tickets/" + ticket + "/messages";
    }

    private ReceivedMail sent(int nth) {
        return relay.awaitMails(before + nth, Duration.ofSeconds(30)).get(before + nth - 1);
    }

    private static String messageId(ReceivedMail mail) {
        var text = mail.text();
        var from = text.indexOf("Message-ID: <") + "Message-ID: <".length();
        return text.substring(from, text.indexOf('>', from));
    }

    private static String decoded(ReceivedMail mail) {
        try {
            return text(new MimeMessage(null, new ByteArrayInputStream(mail.raw())).getContent());
        } catch (MessagingException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof jakarta.mail.Multipart parts) {
            var all = new StringBuilder();
            for (var index = 0; index < parts.getCount(); index++) {
                all.append(text(parts.getBodyPart(index).getContent())).append('\n');
            }
            return all.toString();
        }
        return content instanceof java.io.InputStream bytes
                ? new String(bytes.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                : String.valueOf(content);
    }
}
