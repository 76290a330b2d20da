package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.parse.ParsedMail.Flaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** None of these may take long, hang, or need more memory than the text that is kept. */
@Timeout(20)
class MailLimitsTests {

    private static final String HEADER = "From: a@b.example\nSubject: Limits\n";

    @Test
    void opensTheFirstThousandPartsOfTenThousand() {
        var mail = new StringBuilder(HEADER + "Content-Type: multipart/mixed; boundary=b\n\n");
        for (int part = 0; part < 10_000; part++) {
            mail.append("--b\nContent-Type: application/pdf; name=\"")
                    .append(part)
                    .append(".pdf\"\n\npdf\n");
        }

        var parsed = Mails.parse(mail.append("--b--\n").toString());

        assertThat(parsed.attachments()).hasSize(1_000);
        assertThat(parsed.flaws()).containsExactly(Flaw.TOO_MANY_PARTS);
        assertThat(parsed.isWhole()).isFalse();
    }

    @Test
    void readsTenThousandTextPartsInTime() {
        var mail =
                HEADER + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nword\n".repeat(10_000) + "--b--\n";

        assertThat(Mails.parse(mail).text()).startsWith("word\n\nword").hasSize(1_000 * 6 - 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 200, 5_000})
    void putsWhatIsNestedTooDeepIntoOneAttachment(int depth) {
        var mail = new StringBuilder(HEADER);
        for (int level = 0; level < depth; level++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(level)
                    .append("x\n\n--b")
                    .append(level)
                    .append("x\n");
        }

        var parsed = Mails.parse(
                mail.append("Content-Type: text/plain\n\ndeep down\n").toString());

        assertThat(parsed.attachments())
                .singleElement()
                .satisfies(rest -> assertThat(rest.contentType()).isEqualTo("application/octet-stream"));
        assertThat(parsed.flaws()).contains(Flaw.TOO_DEEP);
    }

    @Test
    void readsMailsNestedInMailsWithoutOpeningThem() {
        var mail = HEADER + "Content-Type: message/rfc822\n\n".repeat(5_000) + "deep down\n";

        assertThat(Mails.parse(mail).attachments()).hasSize(1);
    }

    @Test
    void cutsAHeaderOfMoreThanAMegabyteAndReadsTheMail() {
        var filler = "X-Filler: " + "x".repeat(990) + "\n";
        var parsed = Mails.parse(HEADER + filler.repeat(1_500) + "To: late@b.example\n\nThe text.\n");

        assertThat(parsed.subject()).isEqualTo("Limits");
        assertThat(parsed.text()).isEqualTo("The text.\n");
        assertThat(parsed.flaws()).containsExactly(Flaw.HEADER_CUT);
    }

    @Test
    void cutsOneFieldOfAMegabyteAndReadsTheOthers() {
        var parsed = Mails.parse("Subject: " + "long ".repeat(400_000) + "\nFrom: a@b.example\n\nThe text.\n");

        assertThat(parsed.subject()).startsWith("long long").hasSizeLessThanOrEqualTo(MailLimits.SUBJECT_CHARS);
        assertThat(parsed.from()).hasSize(1);
        assertThat(parsed.text()).isEqualTo("The text.\n");
        assertThat(parsed.flaws()).containsExactly(Flaw.HEADER_CUT);
    }

    @Test
    void cutsAFieldThatIsFoldedAHundredThousandTimes() {
        var parsed =
                Mails.parse("References: <a@b>" + "\n <id@b.example>".repeat(100_000) + "\nFrom: a@b.example\n\nText");

        assertThat(parsed.references()).hasSizeLessThanOrEqualTo(MailLimits.REFERENCES);
        assertThat(parsed.from()).hasSize(1);
    }

    @Test
    void readsTheFirstFewOfAHundredThousandFields() {
        var parsed = Mails.parse(HEADER + "X: y\n".repeat(100_000) + "\nText");

        assertThat(parsed.text()).isEqualTo("Text");
        assertThat(parsed.flaws()).containsExactly(Flaw.HEADER_CUT);
    }

    @Test
    void takesTheFirstFiveHundredRecipients() {
        var parsed = Mails.parse("From: a@b.example\nTo: " + "x@y.example, ".repeat(15_000) + "\n\nText");

        assertThat(parsed.to()).hasSize(MailLimits.ADDRESSES);
    }

    @Test
    void staysLinearInHeadersMadeToBeSlow() {
        var tricks = new String[] {
            "=?a?q?".repeat(40_000), "(".repeat(250_000), "\"".repeat(250_000), "<".repeat(250_000),
            "a@".repeat(120_000), "\\\"(<".repeat(60_000), ":;,".repeat(80_000), "=?utf-8?B?w6U=?= ".repeat(14_000)
        };
        for (var trick : tricks) {
            var parsed = Mails.parse("From: " + trick + "\nTo: " + trick + "\nSubject: " + trick + "\nReferences: "
                    + trick + "\nDate: " + trick + "\nMessage-ID: " + trick + "\nContent-Type: text/plain; name="
                    + trick + "\n\nText");

            assertThat(parsed.contentDigest()).hasSize(64);
        }
    }

    @Test
    void cutsTextAndHtmlOfMoreThanTwoMegabytes() {
        var text = Mails.parse(HEADER + "\n" + "A line of text.\n".repeat(200_000));
        var html = Mails.parse(HEADER + "Content-Type: text/html\n\n" + "<p>A line of text.\n".repeat(200_000));

        assertThat(text.text()).hasSize(MailLimits.TEXT_BYTES);
        assertThat(text.flaws()).containsExactly(Flaw.TEXT_CUT);
        assertThat(html.html()).hasSize(MailLimits.TEXT_BYTES);
        assertThat(html.readableText()).startsWith("A line of text.");
        assertThat(html.isWhole()).isFalse();
    }

    @Test
    void readsOneLineOfFiveMegabytes() {
        assertThat(Mails.parse(HEADER + "\n" + "x".repeat(5_000_000)).text()).hasSize(MailLimits.TEXT_BYTES);
        assertThat(Mails.parse("x".repeat(5_000_000)).flaws()).contains(Flaw.NO_HEADER);
    }

    @Test
    void keepsWhatCameBeforeAPartWithAnEndlessHeader() {
        var mail = HEADER + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nThe text.\n--b\nX: "
                + "x".repeat(3_000_000) + "\n\nlost\n--b--\n";

        var parsed = Mails.parse(mail);

        assertThat(parsed.text()).isEqualTo("The text.");
        assertThat(parsed.flaws()).containsExactly(Flaw.BROKEN_STRUCTURE);
        assertThat(parsed.isWhole()).isFalse();
    }

    @Test
    void streamsAHundredMegabytesWithoutHoldingThem() throws Exception {
        var sink = new CountingSink();
        var source = new Base64Mail(100_000_000);

        var parsed = new MailParser().parse(source, sink);

        assertThat(parsed.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.size()).isEqualTo(75_000_000));
        assertThat(sink.bytes()).isEqualTo(75_000_000);
        assertThat(sink.largestWrite()).isLessThanOrEqualTo(65_536);
        // what was read ahead and had not reached the sink yet, at any time
        assertThat(source.mostHeld(sink)).isLessThan(500_000);
    }

    /** A mail with one attachment, made while it is read. */
    private static final class Base64Mail extends InputStream {

        private static final byte[] LINE = ("QUFB".repeat(19) + "\n").getBytes(StandardCharsets.US_ASCII);

        private final InputStream header = new ByteArrayInputStream(
                (HEADER + "Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\n")
                        .getBytes(StandardCharsets.US_ASCII));
        private final long letters;
        private long given;

        Base64Mail(long letters) {
            this.letters = letters;
        }

        @Override
        public int read() throws IOException {
            int value = header.read();
            if (value >= 0 || given >= letters) {
                return value;
            }
            return LINE[(int) (given++ % 76)];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int value = header.read(buffer, offset, length);
            if (value >= 0) {
                return value;
            }
            int count = (int) Math.min(length, letters - given);
            for (int at = 0; at < count; at++) {
                buffer[offset + at] = LINE[(int) ((given + at) % 76)];
            }
            given += count;
            return count == 0 ? -1 : count;
        }

        long mostHeld(CountingSink sink) {
            return given * 3 / 4 - sink.bytes();
        }
    }

    @Test
    void endsInTimeWithWhatItHas() throws Exception {
        var seconds = new AtomicLong();
        var parser = new MailParser(
                () -> Duration.ofSeconds(seconds.incrementAndGet()).toNanos());
        var mail = HEADER + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nThe text.\n"
                + "--b\n\nmore\n".repeat(500);

        var parsed = parser.parse(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)), new CountingSink());

        assertThat(parsed.text()).startsWith("The text.");
        assertThat(parsed.flaws()).containsExactly(Flaw.OUT_OF_TIME);
    }
}
