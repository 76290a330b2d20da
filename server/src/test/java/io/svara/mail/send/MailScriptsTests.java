package io.svara.mail.send;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written arrives as it was written, over servers that know no more than seven bits and lines of 998. */
class MailScriptsTests {

    private static final int HARD_LIMIT = 998;
    private static final int SOFT_LIMIT = 78;

    static List<Arguments> texts() {
        return List.of(
                Arguments.of("Latin", "Where is my parcel?"),
                Arguments.of("Swedish", "Åsa Öberg undrar: var är ärendet på ön?"),
                Arguments.of("Greek", "Πού είναι το δέμα μου;"),
                Arguments.of("Cyrillic", "Где моя посылка, подъём в 7?"),
                Arguments.of("Hebrew", "איפה החבילה שלי?"),
                Arguments.of("Arabic", "أين طردي؟ \u200f(رقم 12)"),
                Arguments.of("Devanagari", "मेरा पार्सल कहाँ है?"),
                Arguments.of("Thai", "พัสดุของฉันอยู่ที่ไหน"),
                Arguments.of("Chinese", "我的包裹在哪里？請盡快回覆。"),
                Arguments.of("Japanese", "荷物はどこですか？カタカナ"),
                Arguments.of("Korean", "제 소포는 어디에 있나요?"),
                Arguments.of("emoji", "📦 where? 👩‍👩‍👧‍👦 🇸🇪 👍🏽"),
                Arguments.of("combining", "A\u030asa, e\u0301, z\u0351\u036b\u0343"),
                Arguments.of("beyond the first plane", "𝒜𝓃𝓃𝒶 𠜎𠜱𠝹"),
                Arguments.of("encoded words in plain sight", "=?UTF-8?Q?no?= and =20 and =\t end"),
                Arguments.of("one long word", "a".repeat(5_000)),
                Arguments.of("one long line of Swedish", "räksmörgås ".repeat(600)),
                Arguments.of("one long line of Chinese", "包裹".repeat(2_000)),
                Arguments.of("one long line of emoji", "📦👩‍👧".repeat(800)),
                Arguments.of("white space at the ends", "  first  \t\nsecond \t\n\n  third "),
                Arguments.of("dots", ".\n..\n.a\n\n.\nQUIT"),
                Arguments.of("what begins a mailbox file", "From here on\n>From there"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void arrivesAsItWasWritten(String script, String text) throws Exception {
        var html = "<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>";
        var bytes = composed(text, html);

        assertThat(lines(bytes)).allSatisfy(line -> {
            assertThat(line.length()).as(line).isLessThanOrEqualTo(HARD_LIMIT);
            assertThat(line.chars()).as(line).allMatch(one -> one < 127 && (one >= ' ' || one == '\t'));
        });
        assertThat(lines(bytes).stream().dropWhile(line -> !line.isEmpty()))
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(SOFT_LIMIT));
        var mail = read(bytes);
        var subject = HeaderText.cut(HeaderText.clean(text), 900);
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo(name(text));
        var parts = (MimeMultipart) mail.getContent();
        var alternatives = (MimeMultipart) parts.getBodyPart(0).getContent();
        assertThat(alternatives.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo(text);
        assertThat(alternatives.getBodyPart(1).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo(html);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo(fileName(text));
    }

    static List<Arguments> breaks() {
        return List.of(
                Arguments.of("lone CR", "a\rb"), Arguments.of("lone LF", "a\nb"), Arguments.of("CR LF", "a\r\nb"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void breaksLinesAsMailDoes(String kind, String text) throws Exception {
        var bytes = composed(text, null);
        assertThat(new String(bytes, StandardCharsets.US_ASCII)).doesNotContainPattern("\r(?!\n)|(?<!\r)\n");
        var content = ((MimeMultipart) read(bytes).getContent()).getBodyPart(0).getContent();
        assertThat(content.toString().replace("\r\n", "\n")).isEqualTo("a\nb");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void isTheSameBehindAServer(String script, String text) throws Exception {
        var bytes = composed(text, null);
        try (var relay = TestRelay.start()) {
            relay.announceNot("8BITMIME");
            var client = new RelayClient("mail.svara.example", RelayClient.Timeouts.defaults());
            client.deliver(
                    RelayAddress.parse(relay.url()),
                    new OutgoingEnvelope("support@svara.example", List.of("maja@customer.example")),
                    raw(bytes));
            assertThat(relay.mails().getFirst().raw()).isEqualTo(bytes);
        }
    }

    private static RawMail raw(byte[] bytes) {
        return new RawMail() {
            @Override
            public ByteArrayInputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long size() {
                return bytes.length;
            }
        };
    }

    private static String name(String text) {
        return HeaderText.cut(HeaderText.clean(text), 60);
    }

    private static String fileName(String text) {
        return HeaderText.cut(HeaderText.clean(text).replaceAll("[\\\\/\"]", "_"), 150) + ".txt";
    }

    private static byte[] composed(String text, @Nullable String html) throws Exception {
        var file = new OutgoingAttachment(
                fileName(text), "text/plain", 2, () -> new ByteArrayInputStream(new byte[] {'x', '\n'}), null);
        var mail = new OutgoingMail(
                new MailAddress("support@svara.example", name(text)),
                "support@svara.example",
                List.of(new MailAddress("maja@customer.example", name(text))),
                List.of(),
                List.of(),
                null,
                text,
                text,
                html,
                "<id@svara.example>",
                null,
                List.of(),
                false,
                List.of(file),
                Instant.parse("2026-11-22T10:00:00Z"));
        var bytes = new ByteArrayOutputStream();
        new MailComposer().write(mail, bytes);
        return bytes.toByteArray();
    }

    private static MimeMessage read(byte[] bytes) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    private static List<String> lines(byte[] bytes) {
        return Arrays.asList(new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1));
    }
}
