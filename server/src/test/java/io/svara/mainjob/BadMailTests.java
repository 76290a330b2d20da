package io.svara.mainjob;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Mail that no well-meaning program writes: each ends as a ticket, and the receiver goes on. */
class BadMailTests {

    private static final String FROM = "From: Kajsa <kajsa@customer.example>\r\n";

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

    @ParameterizedTest
    @MethodSource("strangeMails")
    void aStrangeMailBecomesATicketThatCanBeReadFoundAndAnswered(Supplier<byte[]> mail) {
        var answer = desk.deliver(List.of(mailbox.address()), mail.get());
        assertThat(answer).startsWith("250");
        desk.awaitIntake();

        var ticket = desk.ticket(mailbox);
        var id = ticket.path("id").asString();
        var messages = desk.messages(id);
        assertThat(messages).hasSize(1);
        assertSafe(messages.getFirst());
        assertThat(ticket.path("subject").asString().length()).isLessThanOrEqualTo(1000);
        var recipients = messages.getFirst().path("to").size()
                + messages.getFirst().path("cc").size();
        var reply = desk.api().post("/api/tickets/" + id + "/messages", Map.of("kind", "reply", "text", "Svar"));
        if (recipients > 100) {
            assertThat(reply.text()).contains("too-many");
        } else if (ticket.path("requester").path("email").asString().contains("\"")) {
            assertThat(reply.code()).isEqualTo("invalid");
        } else {
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        }
        theReceiverGoesOn();
    }

    static Stream<Named<Supplier<byte[]>>> strangeMails() {
        return Stream.of(
                mail("not mail at all", BadMailTests::randomBytes),
                mail("empty", () -> new byte[0]),
                mail("only an empty line", () -> text("\r\n")),
                mail("10,000 parts", BadMailTests::manyParts),
                mail("nested 200 deep", BadMailTests::nested),
                mail(
                        "1 MB of header",
                        () -> text(FROM + ("X-Filler: " + "x".repeat(900) + "\r\n").repeat(1_150) + "\r\nHej\r\n")),
                mail(
                        "one header line of 1 MB",
                        () -> text(FROM + "Subject: " + ("x".repeat(900) + "\r\n ").repeat(1_150) + "\r\n\r\nHej\r\n")),
                mail(
                        "a charset that is none",
                        () -> latin(
                                FROM
                                        + "Subject: =?no-such-charset?Q?P=E5se?=\r\nContent-Type: text/plain; charset=no-such\r\n\r\nP\u00e5se\r\n")),
                mail(
                        "a charset that lies",
                        () -> latin(
                                FROM
                                        + "Subject: P\u00e5se\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nP\u00e5se \u00ff\u00fe\r\n")),
                mail(
                        "NUL characters",
                        () -> text(
                                FROM
                                        + "Subject: one\0two =?UTF-8?Q?three=00four?=\r\nContent-Type: text/html\r\n\r\n<p title=\"a\0b\">te\0xt &#0; &#xD800;</p>\r\n")),
                mail(
                        "unpaired surrogates",
                        () -> latin(
                                FROM
                                        + "Subject: =?UTF-8?Q?=ED=A0=80?= =?UTF-16BE?B?2AA=?=\r\nContent-Type: text/plain; charset=utf-16be\r\n\r\n\u00d8\0\0a\u00dc\0")),
                mail(
                        "a subject and a name of 3,000 characters",
                        () -> text("From: \"" + "n".repeat(3_000) + "\" <kajsa@customer.example>\r\nSubject: "
                                + "å".repeat(3_000) + "\r\n\r\nHej\r\n")),
                mail(
                        "an emoji where the subject is cut",
                        () -> text(FROM + "Subject: " + "x".repeat(999) + "\ud83d\ude00\ud83d\ude00\r\n\r\nHej\r\n")),
                mail(
                        "a name whose cut halves an emoji",
                        () -> text("From: \"" + "n".repeat(199) + "\ud83d\ude00\ud83d\ude00"
                                + "\" <emoji@customer.example>\r\nSubject: Hej\r\n\r\nHej\r\n")),
                mail(
                        "an address without a domain",
                        () -> text("From: root\r\nReply-To: nobody\r\nSubject: Cron\r\n\r\nHej\r\n")),
                mail("no From at all", () -> text("Subject: Utan avsändare\r\n\r\nHej\r\n")),
                mail("a From that is none", () -> text("From: <<>>;,@,\"\r\nSubject: Trasig\r\n\r\nHej\r\n")),
                mail(
                        "an address of strange characters",
                        () -> text(
                                "From: \"a b\\\"c\"@[127.0.0.1], =?utf-8?q?x?= <å/ä@exämple.example>\r\nSubject: Konstig\r\n\r\nHej\r\n")),
                mail(
                        "500 recipients",
                        () -> text(FROM + "To: " + people("to") + "\r\nCc: " + people("cc")
                                + "\r\nSubject: Alla\r\n\r\nHej\r\n")),
                mail("an unending word", () -> text(FROM + "Subject: Ord\r\n\r\n" + "ordet".repeat(300_000) + "\r\n")),
                mail(
                        "half a million words",
                        () -> text(FROM + "Subject: Bok\r\n\r\n"
                                + IntStream.range(0, 500_000)
                                        .mapToObj(Integer::toHexString)
                                        .collect(Collectors.joining(" ")))),
                mail(
                        "HTML of 100,000 open tags",
                        () -> text(FROM + "Subject: Djup\r\nContent-Type: text/html\r\n\r\n" + "<div>".repeat(100_000)
                                + "x\r\n")));
    }

    @Test
    void theHtmlOfAMailIsSafeToShow() {
        desk.receive(
                List.of(mailbox.address()),
                text(FROM + "Subject: <script>alert(1)</script>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                        + "<p onclick=\"steal()\">Hej <b>du</b></p><script>alert(1)</script><img src=x onerror=alert(1)>"
                        + "<a href=\"javascript:alert(1)\">här</a><iframe src=\"https://evil.example\"></iframe>"
                        + "<form action=\"https://evil.example\"><input name=password></form>\r\n"));

        var message = desk.messages(desk.ticket(mailbox).path("id").asString()).getFirst();

        assertSafe(message);
        assertThat(message.path("html").asString()).contains("<b>du</b>");
        assertThat(message.path("text").asString()).contains("Hej du").doesNotContain("alert(1)");
    }

    @Test
    void aMailThatIsNoneIsAttachedAsItCame() {
        byte[] bytes = randomBytes();
        desk.receive(List.of(mailbox.address()), bytes);

        var message = desk.messages(desk.ticket(mailbox).path("id").asString()).getFirst();
        var attachment = message.path("attachments").path(0);

        assertThat(attachment.path("name").asString()).isEqualTo("message.eml");
        assertThat(attachment.path("contentType").asString()).isEqualTo("message/rfc822");
        var content = desk.api().get("/api/attachments/" + attachment.path("id").asString());
        assertThat(content.raw().body()).startsWith(bytes);
    }

    @Test
    void aMailOfAHundredMegabytesIsRefusedAndNothingOfItIsKept() {
        var body = new byte[100 * 1024 * 1024];
        java.util.Arrays.fill(body, (byte) 'x');
        for (int index = 70; index < body.length; index += 72) {
            body[index] = '\r';
            body[index + 1] = '\n';
        }
        var before = desk.count("select count(*) from blob");

        var answer = desk.deliver(List.of(mailbox.address()), body);

        assertThat(answer).startsWith("552 5.3.4").contains("52428800");
        assertThat(desk.waitingMails()).isZero();
        assertThat(desk.count("select count(*) from blob")).isEqualTo(before);
        assertThat(desk.tickets(mailbox)).isEmpty();
        theReceiverGoesOn();
    }

    @Test
    void anOddAddressOnTheCustomersCcDoesNotStopTheAnswer() {
        desk.receive(
                List.of(mailbox.address()),
                text(FROM + "Cc: \"a\\\"b\"@customer.example, bo@customer.example\r\nSubject: Kopia\r\n\r\nHej\r\n"));

        var reply = desk.reply(desk.ticket(mailbox).path("id").asString(), "Svar");

        assertThat(reply.path("cc").valueStream().map(cc -> cc.path("email").asString()))
                .containsExactly("bo@customer.example");
    }

    @Test
    void aRecipientThatNobodyHasIsRefused() {
        assertThat(desk.deliver(List.of("nobody@nordvind.example"), text(FROM + "\r\nHej\r\n")))
                .startsWith("550 5.1.1");
    }

    private static void assertSafe(JsonNode message) {
        assertThat(message.path("html").asString().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<script", "onclick", "onerror", "javascript:", "<iframe", "<form", "<input");
    }

    private void theReceiverGoesOn() {
        var next = desk.mailbox();
        desk.receive(next.address(), Letter.from("next@customer.example").subject("Nästa"));
        assertThat(desk.ticket(next).path("subject").asString()).isEqualTo("Nästa");
    }

    private static Named<Supplier<byte[]>> mail(String name, Supplier<byte[]> mail) {
        return Named.of(name, mail);
    }

    private static byte[] randomBytes() {
        var bytes = new byte[20_000];
        new Random(1).nextBytes(bytes);
        for (int index = 0; index < bytes.length; index++) {
            // line ends of its own would be told from the protocol's
            bytes[index] = bytes[index] == '\r' || bytes[index] == '\n' ? 0 : bytes[index];
        }
        return bytes;
    }

    private static byte[] manyParts() {
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(text(FROM + "Subject: Delar\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"));
        for (int part = 0; part < 10_000; part++) {
            mail.writeBytes(
                    text("--b\r\nContent-Type: application/octet-stream; name=f" + part + "\r\n\r\n" + part + "\r\n"));
        }
        mail.writeBytes(text("--b--\r\n"));
        return mail.toByteArray();
    }

    private static byte[] nested() {
        var mail = new StringBuilder(FROM + "Subject: Djup\r\n");
        for (int depth = 0; depth < 200; depth++) {
            mail.append("Content-Type: multipart/mixed; boundary=b" + depth + "\r\n\r\n--b" + depth + "\r\n");
        }
        mail.append("\r\nInnerst\r\n");
        for (int depth = 199; depth >= 0; depth--) {
            mail.append("--b" + depth + "--\r\n");
        }
        return text(mail.toString());
    }

    private static String people(String name) {
        return IntStream.range(0, 250)
                .mapToObj(number -> name + number + "@customer.example")
                .collect(Collectors.joining(",\r\n "));
    }

    private static byte[] text(String mail) {
        return mail.getBytes(UTF_8);
    }

    private static byte[] latin(String mail) {
        return mail.getBytes(ISO_8859_1);
    }
}
