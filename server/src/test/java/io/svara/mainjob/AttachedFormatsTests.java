package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What customers attach, beside pictures and papers: invitations, mails, sealed mails, and things that should not be run. */
class AttachedFormatsTests {

    private static final String FROM = "From: Mia Ek <mia@customer.example>\r\nSubject: Bilagor\r\n";

    private static final String INVITE =
            "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Leverans\r\n"
                    + "DTSTART;TZID=W. Europe Standard Time:20260701T120000\r\nDTEND;TZID=W. Europe Standard Time:20260701T130000\r\n"
                    + "LOCATION:Lund\r\nORGANIZER;CN=Mia:mailto:mia@customer.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    /** A mail that forwards one as a file, which holds a picture, a paper, a program and another mail. */
    private static final String INNER = "From: Bo <bo@elsewhere.example>\r\nTo: Mia Ek <mia@customer.example>\r\n"
            + "Date: Mon, 23 Nov 2026 08:00:00 +0000\r\nSubject: =?utf-8?q?Order_p=C3=A5_s=C3=A4ng?=\r\n"
            + "Content-Type: multipart/mixed; boundary=i\r\n\r\n"
            + "--i\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p onclick=\"x()\">Se <img src=\"cid:bild@1\"> <b>här</b>"
            + "<script>alert(1)</script></p><img src=\"https://spy.example/a.png\">\r\n"
            + "--i\r\nContent-Type: image/png; name=bild.png\r\nContent-ID: <bild@1>\r\n\r\nPNG\r\n"
            + "--i\r\nContent-Type: text/html; name=\"sida.html\"\r\nContent-Disposition: attachment\r\n\r\n<script>alert(2)</script>\r\n"
            + "--i\r\nContent-Type: application/octet-stream; name=\"faktura.pdf.exe\"\r\n\r\nMZ\r\n"
            + "--i\r\nContent-Type: message/rfc822\r\n\r\nFrom: innerst@elsewhere.example\r\nSubject: Innerst\r\n\r\nKärnan\r\n--i--\r\n";

    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private JsonNode receive(String... parts) {
        var mail = new StringBuilder(FROM + "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\r\nHej\r\n");
        for (var part : parts) {
            mail.append("--m\r\n").append(part).append("\r\n");
        }
        return receiveMail(mail.append("--m--\r\n").toString());
    }

    private JsonNode receiveMail(String mail) {
        desk.receive(List.of(mailbox.address()), mail.getBytes(StandardCharsets.UTF_8));
        return desk.messages(desk.ticket(mailbox).path("id").asString()).getFirst();
    }

    private static String address(JsonNode message, int file) {
        return "/api/attachments/"
                + message.path("attachments").path(file).path("id").asString();
    }

    @Test
    void anInvitationSaysWhatAndWhenInTheMailboxsZone() {
        var message = receive(
                "Content-Type: text/calendar; method=REQUEST\r\n\r\n" + INVITE,
                "Content-Type: application/ics; name=invite.ics\r\n\r\n" + INVITE);

        assertThat(message.path("attachments")
                        .valueStream()
                        .map(file -> file.path("role").asString("")))
                .containsExactly("calendar", "");
        var calendar = Desk.ok(desk.api().get(address(message, 0) + "/calendar"));
        assertThat(calendar.path("kind").asString()).isEqualTo("invitation");
        assertThat(calendar.path("zone").asString()).isEqualTo(mailbox.zone().getId());
        var event = calendar.path("events").path(0);
        assertThat(event.path("title").asString()).isEqualTo("Leverans");
        assertThat(event.path("start").asString()).isEqualTo("2026-07-01T10:00:00Z");
        assertThat(event.path("organizer").path("email").asString()).isEqualTo("mia@customer.example");
        assertThat(desk.api().get(address(message, 0)).text()).isEqualTo(INVITE);
    }

    @Test
    void aBrokenInvitationIsAFile() {
        var message = receive("Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR");

        var refused = desk.api().get(address(message, 0) + "/calendar");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("not-a-calendar");
        assertThat(desk.api().get(address(message, 0)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"message/rfc822,", "application/octet-stream,order.eml"})
    void aMailInAFileIsReadInPlace(String type, String name) {
        var message = receive("Content-Type: " + type + (name == null ? "" : "; name=" + name) + "\r\n\r\n" + INNER);

        var mail = Desk.ok(desk.api().get(address(message, 0) + "/mail"));

        assertThat(message.path("attachments").path(0).path("role").asString()).isEqualTo("mail");
        assertThat(mail.path("from").path("name").asString()).isEqualTo("Bo");
        assertThat(mail.path("to").path(0).path("email").asString()).isEqualTo("mia@customer.example");
        assertThat(mail.path("subject").asString()).isEqualTo("Order på säng");
        assertThat(mail.path("date").asString()).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(mail.path("text").asString()).contains("Se").doesNotContain("alert");
        assertThat(mail.path("html").asString())
                .contains(
                        "<b>här</b>",
                        "src=\"" + address(message, 0) + "/mail/files/0\"",
                        "data-src=\"https://spy.example")
                .doesNotContain("onclick", "script");
        assertThat(mail.path("files")
                        .valueStream()
                        .map(file -> file.path("path").asString() + " "
                                + file.path("name").asString() + " "
                                + file.path("role").asString("-") + " "
                                + file.path("risky").asBoolean()))
                .containsExactly(
                        "0 bild.png - false",
                        "1 sida.html - false",
                        "2 faktura.pdf.exe - true",
                        "3 Innerst.eml mail false");
    }

    @Test
    void aMailInAMailInAFileIsReadAsWellAndItsFilesAreServedSafely() {
        var message = receive("Content-Type: message/rfc822\r\n\r\n" + INNER);

        var innermost = Desk.ok(desk.api().get(address(message, 0) + "/mail?at=3"));
        var page = desk.api().get(address(message, 0) + "/mail/files/1?show=true");

        assertThat(innermost.path("subject").asString()).isEqualTo("Innerst");
        assertThat(innermost.path("text").asString()).contains("Kärnan");
        assertThat(page.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(page.header("Content-Disposition")).startsWith("attachment");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Security-Policy")).startsWith("sandbox");
        for (var nothing : List.of("/mail/files/9", "/mail/files/3.0", "/mail/files/x", "/mail/files/0.0.0.0.0.0.0")) {
            assertThat(desk.api().get(address(message, 0) + nothing).status())
                    .as(nothing)
                    .isEqualTo(404);
        }
        for (var nothing : List.of("?at=0", "?at=3.0", "?at=3.0.0.0.0.0")) {
            assertThat(desk.api().get(address(message, 0) + "/mail" + nothing).status())
                    .as(nothing)
                    .isEqualTo(422);
        }
    }

    @Test
    void mailsInMailsAreOpenedToADepthOnly() {
        var mail = "Subject: kärna\r\n\r\nHej\r\n";
        for (int level = 0; level < 10; level++) {
            mail = "From: a@b.example\r\nSubject: nivå\r\nContent-Type: multipart/mixed; boundary=b" + level
                    + "\r\n\r\n--b" + level + "\r\n\r\nHej\r\n--b" + level + "\r\nContent-Type: message/rfc822\r\n\r\n"
                    + mail + "\r\n--b" + level + "--\r\n";
        }
        var message = receive("Content-Type: message/rfc822\r\n\r\n" + mail);

        assertThat(desk.api().get(address(message, 0) + "/mail?at=0.0.0.0").status())
                .isEqualTo(200);
        assertThat(desk.api().get(address(message, 0) + "/mail?at=0.0.0.0.0").status())
                .isEqualTo(422);
        var last = Desk.ok(desk.api().get(address(message, 0) + "/mail?at=0.0.0.0"));
        assertThat(last.path("files").path(0).path("role").isNull()).isTrue();
    }

    @Test
    void aSignedMailSaysSoAndItsSignatureIsNoFileOfTheTicket() {
        var message = receiveMail(
                FROM + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=s\r\n\r\n"
                        + "--s\r\nContent-Type: text/plain\r\n\r\nHej\r\n--s\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\n"
                        + "MIIB\r\n--s--\r\n");

        assertThat(message.path("protection").asString()).isEqualTo("signed-smime");
        assertThat(message.path("attachments").path(0).path("role").asString()).isEqualTo("signature");
        assertThat(desk.ticket(mailbox).path("hasAttachments").asBoolean()).isFalse();
    }

    @Test
    void anEncryptedMailSaysSoAndIsAFile() {
        var message = receiveMail(FROM
                + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\r\nhemligt\r\n");

        assertThat(message.path("protection").asString()).isEqualTo("encrypted-smime");
        assertThat(message.path("attachments").path(0).path("name").asString()).isEqualTo("smime.p7m");
        assertThat(message.path("attachments").path(0).path("role").asString()).isEqualTo("encrypted");
    }

    @ParameterizedTest
    @CsvSource({
        "text/html,sida.html",
        "image/svg+xml,bild.svg",
        "application/xhtml+xml,sida.xhtml",
        "text/xml,data.xml",
        "application/javascript,kod.js",
        "text/javascript,kod.mjs"
    })
    void whatABrowserWouldRunIsOnlyEverDownloaded(String type, String name) {
        var message = receive("Content-Type: " + type + "; name=\"" + name
                + "\"\r\nContent-Disposition: attachment\r\n\r\n<script>alert(1)</script>");

        for (var query : List.of("", "?show=true")) {
            var answer = desk.api().get(address(message, 0) + query);
            assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
            assertThat(answer.header("Content-Disposition")).startsWith("attachment");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
        }
    }

    @Test
    void maliciousNamesAreMadeHarmlessAlsoOfUploads() {
        var message = receive("Content-Type: application/octet-stream; name=\"../../faktura\u202efdp.exe\"\r\n\r\nMZ");
        var file = message.path("attachments").path(0);
        var upload = Uploads.text(desk.api(), "CON.txt", "hej");
        Desk.ok(desk.api()
                .post(
                        "/api/tickets/" + desk.ticket(mailbox).path("id").asString() + "/messages",
                        Map.of("kind", "note", "text", "Se", "attachmentIds", List.of(upload))));

        assertThat(file.path("name").asString()).isEqualTo("fakturafdp.exe");
        assertThat(file.path("risky").asBoolean()).isTrue();
        assertThat(file.path("scan").isNull()).isTrue();
        assertThat(desk.messages(desk.ticket(mailbox).path("id").asString())
                        .getLast()
                        .path("attachments")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("_CON.txt");
    }
}
