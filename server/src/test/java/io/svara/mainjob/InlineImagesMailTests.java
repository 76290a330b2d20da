package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mail.send.TestRelay.ReceivedMail;
import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pictures in a reply, as they stand in the mail that leaves. */
class InlineImagesMailTests {

    private static TestRelay relay;
    private static Desk desk;
    private static int customers;

    private final Mailbox mailbox = desk.mailbox();
    private final String customer = "kund" + ++customers + "@customer.example";
    private final TestClient api = desk.api();
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
    void ownTicket() {
        ticket = desk.openTicket(mailbox, customer, "Fråga").path("id").asString();
    }

    @Test
    void anUploadedPictureInTheTextIsAnInlinePartThatTheHtmlNames() throws MessagingException, IOException {
        var picture = Uploads.picture(api, "bild.png");
        var file = Uploads.text(api, "avtal.txt", "Avtal");

        var message = post("reply", "<p>Se</p><img src=\"/api/attachments/" + picture + "\" alt=\"bild\">", file);

        var mixed = (Multipart) sent().getContent();
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("avtal.txt");
        var related = (Multipart) mixed.getBodyPart(0).getContent();
        assertThat(((MimeBodyPart) mixed.getBodyPart(0)).getContentType()).startsWith("multipart/related");
        var image = (MimeBodyPart) related.getBodyPart(1);
        assertThat(image.getDisposition()).isEqualTo("inline");
        assertThat(image.getContentType()).startsWith("image/png");
        assertThat(image.getContentID()).isEqualTo("<" + cid(related.getBodyPart(0)) + ">");
        assertThat(message.path("html").asString()).contains("src=\"/api/attachments/" + picture + "\"");
        assertThat(message.path("attachments").get(0).path("inline").asBoolean())
                .isTrue();
    }

    @Test
    void aPictureThatIsAlsoListedStandsInTheMailOnce() throws MessagingException, IOException {
        var picture = Uploads.picture(api, "bild.png");

        post("reply", "<img src=\"/api/attachments/" + picture + "?show=true\">", picture);

        var related = (Multipart) sent().getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat(related.getCount()).isEqualTo(2);
    }

    @Test
    void aPictureOfTheTicketThatIsQuotedGoesAlongAgain() throws MessagingException, IOException {
        var noted = Uploads.picture(api, "skarm.png");
        var note = post("note", "<p>Så</p><img src=\"/api/attachments/" + noted + "\">");
        assertThat(note.path("html").asString()).contains("/api/attachments/" + noted);

        var reply = post("reply", "<blockquote><img src=\"/api/attachments/" + noted + "\"></blockquote>");

        var related = (Multipart) sent().getContent();
        assertThat(related.getCount()).isEqualTo(2);
        assertThat(reply.path("attachments")).hasSize(1);
        assertThat(reply.path("attachments").get(0).path("id").asString()).isNotEqualTo(noted);
        assertThat(desk.messages(ticket).get(1).path("html").asString()).contains("/api/attachments/" + noted);
    }

    @Test
    void aPictureOfAnotherTicketOrOfSomebodyElseStaysOutOfTheMail() throws MessagingException, IOException {
        var elsewhere = Uploads.picture(api, "annan.png");
        post("note", "<img src=\"/api/attachments/" + elsewhere + "\">");
        var foreign = Uploads.picture(desk.api(desk.office()), "annans.png");
        ticket = desk.openTicket(mailbox, customer, "En till").path("id").asString();

        post(
                "reply",
                "<p>Hej</p><img src=\"/api/attachments/" + elsewhere + "\"><img src=\"/api/attachments/" + foreign
                        + "\">");

        var mail = sent();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(html(mail)).contains("Hej").doesNotContain("attachments", "cid:");
    }

    @Test
    void aNewTicketsMailCarriesItsPictures() throws MessagingException, IOException {
        var picture = Uploads.picture(api, "bild.png");

        Desk.ok(api.post(
                "/api/tickets",
                Map.of(
                        "mailboxId",
                        Long.toString(mailbox.id().value()),
                        "to",
                        List.of(customer),
                        "subject",
                        "Ny",
                        "html",
                        "<img src=\"/api/attachments/" + picture + "\">")));

        assertThat(sent().getContentType()).startsWith("multipart/related");
    }

    private JsonNode post(String kind, String html, String... files) {
        var body = new HashMap<String, Object>(Map.of("kind", kind, "html", html));
        body.put("attachmentIds", List.of(files));
        return Desk.ok(api.post("/api/tickets/" + ticket + "/messages", body));
    }

    private MimeMessage sent() throws MessagingException {
        Desk.until(() -> !toCustomer().isEmpty());
        var mail = toCustomer().getFirst();
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.raw()));
    }

    private List<ReceivedMail> toCustomer() {
        return relay.mails().stream()
                .filter(mail -> mail.recipients().contains(customer))
                .toList();
    }

    private static String cid(BodyPart text) throws MessagingException, IOException {
        var source = Jsoup.parse(html(text)).select("img").attr("src");
        assertThat(source).startsWith("cid:");
        return source.substring("cid:".length());
    }

    private static String html(Part alternative) throws MessagingException, IOException {
        return (String) ((Multipart) alternative.getContent()).getBodyPart(1).getContent();
    }
}
