package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.receive.SmtpService;
import io.svara.mail.send.TestRelay;
import io.svara.mail.send.TestRelay.ReceivedMail;
import io.svara.mailboxes.Mailbox;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A mail becomes a ticket, is answered through the API, and the answer leaves; the customer's answer comes back to it. */
class MainJobTests {

    private static TestRelay relay;
    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();

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
    void aMailToTheMailboxesOwnAddressBecomesATicket() throws MessagingException {
        assertThat(status()).isEqualTo("pending");

        send(mail("Var är min leverans?", mailbox.address()), mailbox.address());
        desk.awaitIntake();

        var ticket = desk.ticket(mailbox);
        assertThat(ticket.path("number").asLong()).isPositive();
        assertThat(ticket.path("subject").asString()).isEqualTo("Var är min leverans?");
        assertThat(ticket.path("status").path("kind").asString()).isEqualTo("new");
        assertThat(ticket.path("requester").path("name").asString()).isEqualTo("Kajsa Ström");
        assertThat(ticket.path("requester").path("email").asString()).isEqualTo("kajsa@customer.example");
        assertThat(status()).isEqualTo("success");
        var message = desk.messages(id(ticket)).getFirst();
        assertThat(message.path("kind").asString()).isEqualTo("inbound");
        assertThat(message.path("text").asString()).contains("Paketet har inte kommit.");
        assertThat(message.path("delivery").isNull()).isTrue();
    }

    @Test
    void aMailToTheUnguessableAddressBecomesATicketToo() throws MessagingException {
        assertThat(mailbox.inboundAddress()).endsWith("@" + Desk.INBOUND_DOMAIN);

        send(mail("Vidarebefordrad", mailbox.address()), mailbox.inboundAddress());
        desk.awaitIntake();

        assertThat(desk.ticket(mailbox).path("subject").asString()).isEqualTo("Vidarebefordrad");
        assertThat(status()).isEqualTo("success");
    }

    @Test
    void ticketsAreNumberedInTheOrderOfTheirMaking() {
        var first = desk.openTicket(mailbox, "one@customer.example", "first").path("number");
        var second = desk.openTicket(mailbox, "two@customer.example", "second").path("number");

        assertThat(second.asLong()).isGreaterThan(first.asLong());
    }

    @Test
    void aTicketIsFoundByFormsOfItsWordsPartsOfItsAddressesAndItsFiles() {
        desk.receive(
                mailbox.address(),
                Letter.from("Kajsa <kajsa.qvarnstrand@customer.example>")
                        .subject("Fråga om leveransen")
                        .text("Min faktura stämmer inte.\r\n"));

        for (var word : List.of("leverans", "leveranserna", "fakturan", "qvarnstrand", "stämmer faktura")) {
            var path = "/api/tickets?mailbox=" + mailbox.id().value() + "&q="
                    + word.replace(" ", "%20").replace("ä", "%C3%A4");
            assertThat(Desk.items(desk.api().get(path))).as(word).hasSize(1);
        }
        assertThat(Desk.items(desk.api().get("/api/tickets?q=xylofon"))).isEmpty();
    }

    @Test
    void theReplyLeavesWithEveryHeaderInItsPlace() throws MessagingException, IOException {
        desk.receive(
                mailbox.address(),
                Letter.from("Kajsa Ström <kajsa@customer.example>")
                        .to(mailbox.address() + ", bo@customer.example")
                        .subject("Trasig påse")
                        .id("question1@customer.example")
                        .references("earlier@customer.example"));
        var ticket = id(desk.ticket(mailbox));

        var posted = Desk.ok(desk.api()
                .post(
                        "/api/tickets/" + ticket + "/messages",
                        Map.of(
                                "kind",
                                "reply",
                                "html",
                                "<p>Vi skickar en <b>ny</b>.</p>",
                                "to",
                                List.of("kajsa@customer.example"),
                                "cc",
                                List.of("bo@customer.example"),
                                "bcc",
                                List.of("chef@nordvind.example"))));
        assertThat(posted.path("delivery").path("state").asString()).isEqualTo("queued");
        var sent = relayed("kajsa@customer.example");
        desk.awaitDelivery(ticket, posted.path("id").asString(), "sent");

        var mail = parsed(sent);
        assertThat(mail.getMessageID()).matches("<[a-z2-7]{26}@nordvind\\.example>");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<question1@customer.example>");
        assertThat(mail.getHeader("References")[0]).contains("<question1@customer.example>");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress(mailbox.address(), "Support"));
        assertThat(((InternetAddress) mail.getReplyTo()[0]).getAddress())
                .endsWith("@" + Desk.INBOUND_DOMAIN)
                .isNotEqualTo(mailbox.inboundAddress());
        assertThat(mail.getSubject()).isEqualTo("Re: Trasig påse");
        assertThat(mail.getSentDate().toInstant()).isEqualTo(desk.clock().instant());
        assertThat(mail.getRecipients(RecipientType.TO)).containsExactly(new InternetAddress("kajsa@customer.example"));
        assertThat(mail.getRecipients(RecipientType.CC)).containsExactly(new InternetAddress("bo@customer.example"));
        assertThat(mail.getHeader("Auto-Submitted")).isNull();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(sent.text()).doesNotContain("chef@nordvind.example");
        assertThat(sent.sender()).isEqualTo(mailbox.address());
        assertThat(sent.recipients())
                .containsExactlyInAnyOrder("kajsa@customer.example", "bo@customer.example", "chef@nordvind.example");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("Vi skickar en ny.");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("<b>ny</b>");
        assertThat(desk.ticket(ticket).path("status").path("kind").asString()).isEqualTo("pending");
    }

    @Test
    void theCustomersAnswerLandsInTheSameTicketByInReplyTo() throws MessagingException {
        var conversation = new Conversation("one");

        desk.receive(mailbox.address(), conversation.answer("Något helt annat").answers(conversation.bareId()));

        conversation.hasContinued();
    }

    @Test
    void theCustomersAnswerLandsInTheSameTicketByReferencesAlone() throws MessagingException {
        var conversation = new Conversation("two");

        desk.receive(
                mailbox.address(),
                conversation.answer("Något helt annat").references("strange@x.example", conversation.bareId()));

        conversation.hasContinued();
    }

    @Test
    void theCustomersAnswerLandsInTheSameTicketByTheSignedAddressAlone() throws MessagingException {
        var conversation = new Conversation("three");

        desk.receive(conversation.replyTo(), conversation.answer("Något helt annat"));

        conversation.hasContinued();
    }

    @Test
    void theCustomersAnswerLandsInTheSameTicketByItsNumberInTheSubject() throws MessagingException {
        var conversation = new Conversation("four");

        desk.receive(mailbox.address(), conversation.answer("Angående [#" + conversation.number + "]"));

        conversation.hasContinued();
    }

    /** A ticket that has been answered once. */
    private final class Conversation {

        private final String customer;
        private final String ticket;
        private final long number;
        private final MimeMessage reply;

        Conversation(String name) throws MessagingException {
            customer = name + "@customer.example";
            var opened = desk.openTicket(mailbox, customer, "Fråga " + name);
            ticket = id(opened);
            number = opened.path("number").asLong();
            desk.reply(ticket, "Svar");
            reply = parsed(relayed(customer));
            assertThat(kind()).isEqualTo("pending");
        }

        String bareId() throws MessagingException {
            return reply.getMessageID().replaceAll("[<>]", "");
        }

        String replyTo() throws MessagingException {
            return ((InternetAddress) reply.getReplyTo()[0]).getAddress();
        }

        Letter answer(String subject) {
            return Letter.from(customer).subject(subject).text("Tack!\r\n");
        }

        private String kind() {
            return desk.ticket(ticket).path("status").path("kind").asString();
        }

        void hasContinued() {
            assertThat(id(desk.ticket(mailbox))).isEqualTo(ticket);
            assertThat(desk.messages(ticket))
                    .extracting(message -> message.path("kind").asString())
                    .containsExactly("inbound", "reply", "inbound");
            assertThat(kind()).isEqualTo("reply");
        }
    }

    private ReceivedMail relayed(String recipient) {
        Desk.until(
                () -> relay.mails().stream().anyMatch(mail -> mail.recipients().contains(recipient)));
        return relay.mails().reversed().stream()
                .filter(mail -> mail.recipients().contains(recipient))
                .findFirst()
                .orElseThrow();
    }

    private static MimeMessage parsed(ReceivedMail mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.raw()));
    }

    /** As mail programs write it, by a client that nobody here has written. */
    private static MimeMessage mail(String subject, String to) throws MessagingException {
        try {
            var properties = new Properties();
            properties.put("mail.smtp.host", "127.0.0.1");
            properties.put(
                    "mail.smtp.port",
                    Integer.toString(desk.server().bean(SmtpService.class).port()));
            properties.put("mail.smtp.from", "kajsa@customer.example");
            var mail = new MimeMessage(Session.getInstance(properties));
            mail.setFrom(new InternetAddress("kajsa@customer.example", "Kajsa Ström", "UTF-8"));
            mail.setRecipients(RecipientType.TO, to);
            mail.setSubject(subject, "UTF-8");
            mail.setSentDate(Date.from(desk.clock().instant()));
            mail.setText("Hej,\n\nPaketet har inte kommit.\n", "UTF-8");
            return mail;
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void send(MimeMessage mail, String recipient) throws MessagingException {
        mail.saveChanges();
        Transport.send(mail, new InternetAddress[] {new InternetAddress(recipient)});
    }

    private String status() {
        return Desk.items(desk.api().get("/api/mailboxes")).stream()
                .filter(found -> found.path("id")
                        .asString()
                        .equals(Long.toString(mailbox.id().value())))
                .map(found -> found.path("incoming").path("status").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String id(JsonNode node) {
        return node.path("id").asString();
    }
}
