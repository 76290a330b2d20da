package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What stands around the words that leave a mailbox, and what it answers by itself (MBX-8 to MBX-10, MBX-5). */
class MailboxLettersTests {

    private static TestRelay relay;
    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();
    private final String customer = "kajsa" + mailbox.id().value() + "@customer.example";
    private final int before = relay.mails().size();

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

    @Test
    void signatureAndConsentGoOutWithTheFirstMessageOfATicketOnly() {
        letter(Map.of(
                "senderName", "agent-at-mailbox",
                "look", Map.of("font", "georgia", "fontSize", 16, "textColor", "#112233", "linkColor", "#aa0000"),
                "signature", "<p>{{agent.name}}, {{mailbox.name}} <b>tel. 08</b> {{requester.name|du}}</p>",
                "consent", "<p>We keep <a href=\"https://nordvind.example/gdpr\">your data</a></p>"));
        var ticket = desk.openTicket(mailbox, customer, "Question").path("id").asString();

        desk.reply(ticket, "First answer");
        var first = sent();
        assertThat(first.text()).contains("From: =?").contains("<" + mailbox.address() + ">");
        assertThat(decoded(first))
                .contains("First answer")
                .contains("Anna, Support")
                .contains("tel. 08")
                .contains(" du")
                .contains("https://nordvind.example/gdpr")
                .contains("font-family:Georgia")
                .contains("font-size:16px")
                .contains("color:#aa0000")
                .contains("\n-- \n");
        // what the agent said stays what is shown
        assertThat(desk.messages(ticket).getLast().path("html").asString())
                .contains("First answer")
                .doesNotContain("tel. 08");

        desk.reply(ticket, "Second answer");
        assertThat(decoded(sent(2)))
                .contains("Second answer")
                .contains("font-family:Georgia")
                .doesNotContain("tel. 08")
                .doesNotContain("gdpr");
    }

    @Test
    void aMailboxWithoutALetterWritesAsBefore() {
        var ticket = desk.openTicket(mailbox, customer, "Question").path("id").asString();
        desk.reply(ticket, "Plain answer");

        assertThat(decoded(sent())).contains("Plain answer").doesNotContain("font-family");
        assertThat(sent().text()).contains("From: Support <" + mailbox.address() + ">");
    }

    @Test
    void answersTheFirstMessageOfATicketByItself() {
        respond("<p>Hello {{requester.name|there}}, your number is <b>{{ticket.number}}</b> &lt;thanks&gt;</p>");
        var ticket = desk.openTicket(mailbox, "\"Kajsa <b>Ek</b>\" <" + customer + ">", "Question");

        var mail = sent();
        assertThat(mail.recipients()).containsExactly(customer);
        assertThat(mail.text())
                .contains("Auto-Submitted: auto-replied")
                .contains("Subject: Re: Question")
                .contains("In-Reply-To:");
        assertThat(decoded(mail))
                .contains("Kajsa &lt;b&gt;Ek&lt;/b&gt;")
                .contains("<b>" + ticket.path("number").asString() + "</b>");
        var id = ticket.path("id").asString();
        assertThat(desk.messages(id).getLast().path("kind").asString()).isEqualTo("auto");
        assertThat(desk.ticket(id).path("status").path("kind").asString()).isEqualTo("new");

        // the customer answers it, and gets no second one
        desk.receive(
                mailbox.address(),
                Letter.from(customer)
                        .to(mailbox.address())
                        .subject("Re: Question")
                        .answers(messageId(mail)));
        assertThat(desk.messages(id)).hasSize(3);
        assertThat(desk.ticket(id).path("status").path("kind").asString()).isEqualTo("reply");
        assertThat(relay.mails()).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kim@customer.example | Auto-Submitted | auto-replied",
                "kim@customer.example | Precedence | bulk",
                "kim@customer.example | List-Id | <news.customer.example>",
                "noreply@customer.example | X-Any | thing",
                "MAILER-DAEMON@customer.example | X-Any | thing",
            })
    void answersNoMachine(String from, String header, String value) {
        respond("<p>Thank you</p>");
        desk.receive(
                mailbox.address(),
                Letter.from(from).to(mailbox.address()).subject("Machine").header(header, value));

        assertThat(desk.messages(desk.ticket(mailbox).path("id").asString())).hasSize(1);
    }

    @Test
    void answersNobodyMoreThanThreeTimesAnHour() {
        respond("<p>Thank you</p>");
        for (var subject : List.of("One", "Two", "Three", "Four")) {
            desk.openTicket(mailbox, customer, subject);
        }
        assertThat(answered()).isEqualTo(3);
        assertThat(history("Four")).contains("message.response-withheld");

        desk.clock().advance(Duration.ofMinutes(61));
        desk.openTicket(mailbox, customer, "Five");
        assertThat(answered()).isEqualTo(4);
    }

    @Test
    void twoInstallationsThatAnswerEachOtherStop() {
        respond("<p>Thank you</p>");
        var other = desk.mailbox(desk.own(), "other" + mailbox.id().value() + "@nordvind.example");
        respond(other, "<p>Thank you too</p>");
        desk.openTicket(mailbox, customer, "Question");

        // as if it had come from another house: our own addresses are not answered anyway
        var answer = new String(sent().raw(), StandardCharsets.ISO_8859_1)
                .replace(mailbox.address(), "desk@elsewhere.example")
                .getBytes(StandardCharsets.ISO_8859_1);
        desk.receive(List.of(other.address()), answer);

        var ticket = desk.ticket(other).path("id").asString();
        assertThat(desk.messages(ticket)).hasSize(1);
        assertThat(relay.mails()).hasSize(before + 1);
    }

    @Test
    void saysSomethingElseOutsideOfOpeningHours() {
        var closed = Desk.ok(desk.api()
                        .post(
                                "/api/schedules",
                                Map.of(
                                        "name",
                                        "Never " + mailbox.id().value(),
                                        "rules",
                                        Map.of("zone", "Europe/Stockholm", "week", Map.of()))))
                .path("id")
                .asString();
        settings(Map.of("scheduleId", closed));
        letter(Map.of(
                "response",
                Map.of(
                        "on",
                        true,
                        "html",
                        "<p>We are here</p>",
                        "outsideHours",
                        Map.of("on", true, "html", "<p>We have gone home</p>"))));
        desk.openTicket(mailbox, customer, "Late");
        assertThat(decoded(sent())).contains("gone home").doesNotContain("We are here");

        settings(new HashMap<>(java.util.Collections.singletonMap("scheduleId", null)));
        desk.openTicket(mailbox, customer, "Early");
        assertThat(decoded(sent(2))).contains("We are here");

        settings(Map.of("scheduleId", closed));
        var refused = desk.api().delete("/api/schedules/" + closed);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("mailbox");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signature | Hi {{agent.shoesize}} | {{agent.shoesize}}",
                "signature | Hi {{agent.name | {{agent.name",
                "consent | {{ nothing }} | {{ nothing }}",
            })
    void anUnknownTagIsAnErrorWhenItIsSaved(String field, String text, String named) {
        var refused = put(Map.of(field, text), null);
        assertThat(refused.status()).isEqualTo(400);
        var error = refused.json().path("errors").get(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("code").asString()).isEqualTo("unknown-tag");
        assertThat(error.path("message").asString()).contains(named);
    }

    @Test
    void aResponseKnowsNoAgent() {
        var refused = put(Map.of("response", Map.of("on", true, "html", "{{agent.name}}")), null);
        assertThat(refused.json().path("errors").get(0).path("field").asString())
                .isEqualTo("response.html");
        assertThat(put(Map.of("response", Map.of("on", true, "html", "<p> </p>")), null)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsKeptIsSafeAndHasAVersion() {
        var kept = Desk.ok(put(Map.of("signature", "<p onclick=x()>Hi<script>alert(1)</script></p>"), 0));
        assertThat(kept.at("/letter/signature").asString()).isEqualTo("<p>Hi</p>");
        assertThat(kept.path("version").asLong()).isEqualTo(1);
        assertThat(put(Map.of("signature", "Other"), 0).status()).isEqualTo(409);
        // the same again is no change
        assertThat(Desk.ok(put(Map.of("signature", "<p>Hi</p>"), 1))
                        .path("version")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void showsAPreviewWithoutKeepingAnything() {
        var preview = Desk.ok(desk.api()
                .post(
                        "/api/mailboxes/" + mailbox.id().value() + "/letter/preview",
                        Map.of(
                                "letter",
                                whole(Map.of("signature", "<p>{{agent.name}} {{ticket.number}}</p>")),
                                "kind",
                                "first",
                                "words",
                                "<p>Hello</p>")));
        assertThat(preview.path("from").asString()).isEqualTo("Support <" + mailbox.address() + ">");
        assertThat(preview.path("html").asString()).contains("Hello").contains("Anna 1042");
        assertThat(preview.path("text").asString()).contains("-- \nAnna 1042");
        assertThat(show().path("version").asLong()).isZero();
    }

    private void respond(String html) {
        respond(mailbox, html);
    }

    private void respond(Mailbox of, String html) {
        Desk.ok(put(of, Map.of("response", Map.of("on", true, "html", html)), null));
    }

    private void letter(Map<String, Object> some) {
        Desk.ok(put(some, null));
    }

    private io.svara.web.TestClient.Answer put(Map<String, Object> some, @Nullable Integer version) {
        return put(mailbox, some, version);
    }

    private io.svara.web.TestClient.Answer put(Mailbox of, Map<String, Object> some, @Nullable Integer version) {
        var body = new HashMap<String, Object>(Map.of("letter", whole(some)));
        if (version != null) {
            body.put("ifVersion", version);
        }
        return desk.api().put("/api/mailboxes/" + of.id().value() + "/letter", body);
    }

    private static Map<String, Object> whole(Map<String, Object> some) {
        var whole = new HashMap<String, Object>(Map.of("senderName", "mailbox", "signature", "", "consent", ""));
        whole.putAll(some);
        return whole;
    }

    private JsonNode show() {
        return Desk.ok(desk.api().get("/api/mailboxes/" + mailbox.id().value() + "/letter"));
    }

    private void settings(Map<String, Object> some) {
        var path = "/api/mailboxes/" + mailbox.id().value() + "/settings";
        var whole = new HashMap<String, Object>();
        Desk.ok(desk.api().get(path)).properties().forEach(field -> whole.put(field.getKey(), field.getValue()));
        whole.putAll(some);
        Desk.ok(desk.api().put(path, whole));
    }

    private TestRelay.ReceivedMail sent() {
        return sent(1);
    }

    /** The nth mail that has left in this test. */
    private TestRelay.ReceivedMail sent(int nth) {
        return relay.awaitMails(before + nth, Duration.ofSeconds(30)).get(before + nth - 1);
    }

    private long answered() {
        return desk.tickets(mailbox).stream()
                .flatMap(ticket -> desk.messages(ticket.path("id").asString()).stream())
                .filter(message -> message.path("kind").asString().equals("auto"))
                .count();
    }

    private String history(String subject) {
        var ticket = desk.tickets(mailbox).stream()
                .filter(one -> one.path("subject").asString().equals(subject))
                .findFirst()
                .orElseThrow();
        return desk.api()
                .get("/api/tickets/" + ticket.path("id").asString() + "/history")
                .text();
    }

    private static String messageId(TestRelay.ReceivedMail mail) {
        var text = mail.text();
        var from = text.indexOf("Message-ID: <") + "Message-ID: <".length();
        return text.substring(from, text.indexOf('>', from));
    }

    /** All of its text parts, as people read them. */
    private static String decoded(TestRelay.ReceivedMail mail) {
        try {
            var message = new jakarta.mail.internet.MimeMessage(null, new java.io.ByteArrayInputStream(mail.raw()));
            return text(message.getContent()).replace("\r\n", "\n");
        } catch (jakarta.mail.MessagingException | java.io.IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String text(Object content) throws jakarta.mail.MessagingException, java.io.IOException {
        if (content instanceof jakarta.mail.Multipart parts) {
            var all = new StringBuilder();
            for (var index = 0; index < parts.getCount(); index++) {
                all.append(text(parts.getBodyPart(index).getContent())).append('\n');
            }
            return all.toString();
        }
        return content.toString();
    }
}
