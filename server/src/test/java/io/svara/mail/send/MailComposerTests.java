package io.svara.mail.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.problem.Problem;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailComposerTests {

    private static final String MESSAGE_ID = "<abcdefghijklmnopqrstuvwxyz@svara.example>";
    private static final String TEXT = "Hej Åsa,\r\n\r\n.\r\nFrom here – “quoted” 🙂 \r\n" + "lång ".repeat(500);
    private static final String HTML = "<p>Hej Åsa</p><img src=\"cid:logo@svara\">";

    private final Draft draft = new Draft();

    /** The mail of a test; each changes what it is about. */
    private static final class Draft {
        private MailAddress from = new MailAddress("support@svara.example", "Kundtjänst, Nordvind");
        private List<MailAddress> to = List.of(new MailAddress("asa@client.example", "Åsa \"Ås\" Öberg"));
        private List<MailAddress> cc = List.of(MailAddress.of("cc@client.example"));
        private String subject = "Re: Din beställning – åäö";
        private @Nullable String html = HTML;
        private String messageId = MESSAGE_ID;
        private @Nullable String inReplyTo = "<question@client.example>";
        private List<String> references = List.of("<first@client.example>", "<question@client.example>");
        private boolean automatic;
        private List<OutgoingAttachment> attachments = List.of();

        OutgoingMail mail() {
            return new OutgoingMail(
                    from,
                    "bounce@svara.example",
                    to,
                    cc,
                    List.of(MailAddress.of("secret@client.example")),
                    MailAddress.of("reply+token@inbound.svara.example"),
                    subject,
                    TEXT,
                    html,
                    messageId,
                    inReplyTo,
                    references,
                    automatic,
                    attachments,
                    Instant.parse("2026-11-02T09:05:06.789Z"));
        }
    }

    private static OutgoingAttachment attachment(String name, String type, byte[] bytes, @Nullable String contentId) {
        return new OutgoingAttachment(name, type, bytes.length, () -> new ByteArrayInputStream(bytes), contentId);
    }

    private byte[] compose() throws IOException {
        var output = new ByteArrayOutputStream();
        new MailComposer().write(draft.mail(), output);
        return output.toByteArray();
    }

    private MimeMessage parse(byte[] raw) throws MessagingException {
        for (var line : new String(raw, StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
            assertThat(line).hasSizeLessThanOrEqualTo(998).doesNotContain("\n", "\r");
            assertThat(line.chars()).allMatch(character -> character < 128);
        }
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }

    private MimeMessage composed() throws Exception {
        return parse(compose());
    }

    @Test
    void writesTheHeadersOfAReply() throws Exception {
        var mail = composed();
        assertThat(mail.getHeader("Date")).containsExactly("Mon, 2 Nov 2026 09:05:06 +0000");
        assertThat(mail.getHeader("Message-ID")).containsExactly(MESSAGE_ID);
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<question@client.example>");
        assertThat(mail.getHeader("References", null).split("\\s+"))
                .containsExactly("<first@client.example>", "<question@client.example>");
        assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(mail.getSubject()).isEqualTo("Re: Din beställning – åäö");
        assertThat(mail.getFrom())
                .containsExactly(new InternetAddress("support@svara.example", "Kundtjänst, Nordvind", "UTF-8"));
        var to = (InternetAddress) mail.getRecipients(RecipientType.TO)[0];
        assertThat(to.getPersonal()).isEqualTo("Åsa \"Ås\" Öberg");
        assertThat(mail.getRecipients(RecipientType.CC)).hasSize(1);
        assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("reply+token@inbound.svara.example"));
        assertThat(mail.getHeader("Auto-Submitted")).isNull();
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).isNull();
    }

    @Test
    void marksAutomaticMail() throws Exception {
        draft.automatic = true;
        assertThat(composed().getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(composed().getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    }

    @Test
    void keepsHiddenRecipientsOutOfTheMailAndInTheEnvelope() throws Exception {
        assertThat(new String(compose(), StandardCharsets.US_ASCII)).doesNotContainIgnoringCase("bcc", "secret@");
        draft.cc = List.of(MailAddress.of("cc@client.example"), MailAddress.of("asa@client.example"));
        assertThat(draft.mail().envelope())
                .isEqualTo(new OutgoingEnvelope(
                        "bounce@svara.example",
                        List.of("asa@client.example", "cc@client.example", "secret@client.example")));
    }

    @Test
    void writesTextAndHtmlAsAlternatives() throws Exception {
        var mail = composed();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        var parts = parts(mail);
        assertThat(parts)
                .extracting(BodyPart::getContentType)
                .containsExactly("text/plain; charset=UTF-8", "text/html; charset=UTF-8");
        assertThat(parts.get(0).getContent()).isEqualTo(TEXT);
        assertThat(parts.get(1).getContent()).isEqualTo(HTML);
    }

    @Test
    void writesOnlyTextWhereThereIsNoHtml() throws Exception {
        draft.html = null;
        var mail = composed();
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(mail.getContent()).isEqualTo(TEXT);
    }

    @Test
    void putsImagesIntoTheHtmlAndFilesBesideIt() throws Exception {
        byte[] bytes = new byte[100_000];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) index;
        }
        draft.attachments = List.of(
                attachment("logo.png", "image/png", bytes, "logo@svara"),
                attachment(
                        "Räkning för Åsa; \"nr 5\" – den långa handlingen om allt som har hänt.pdf",
                        "application/pdf",
                        bytes,
                        null));
        var mail = composed();
        assertThat(mail.getContentType()).startsWith("multipart/mixed");
        var mixed = parts(mail);
        assertThat(mixed).hasSize(2);
        assertThat(mixed.get(0).getContentType()).startsWith("multipart/related");
        var related = parts((MimePart) mixed.get(0));
        assertThat(related.get(0).getContentType()).startsWith("multipart/alternative");
        assertThat(related.get(1).getDisposition()).isEqualTo("inline");
        assertThat(((MimePart) related.get(1)).getContentID()).isEqualTo("<logo@svara>");
        assertThat(related.get(1).getInputStream().readAllBytes()).isEqualTo(bytes);
        assertThat(mixed.get(1).getDisposition()).isEqualTo("attachment");
        assertThat(mixed.get(1).getContentType()).isEqualTo("application/pdf");
        assertThat(mixed.get(1).getHeader("Content-Disposition")[0]).contains("filename*");
        assertThat(mixed.get(1).getFileName())
                .isEqualTo("Räkning för Åsa; \"nr 5\" – den långa handlingen om allt som har hänt.pdf");
        assertThat(mixed.get(1).getInputStream().readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void putsImagesBesideTheTextWhereNothingCanShowThem() throws Exception {
        draft.html = null;
        draft.attachments = List.of(attachment("logo.png", "image/png", new byte[] {1}, "logo@svara"));
        assertThat(parts(composed())).extracting(BodyPart::getDisposition).containsExactly(null, "attachment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"message/rfc822", "multipart/mixed", "no type at all", "text/plain\r\nX-Evil: 1", "", "åäö/x"})
    void sendsWhatHasNoPlainTypeAsBytes(String type) throws Exception {
        draft.attachments = List.of(attachment("mail.eml", type, new byte[] {1, 2}, null));
        var part = parts(composed()).get(1);
        assertThat(part.getContentType()).isIn("application/octet-stream", "text/plain");
        assertThat(part.getInputStream().readAllBytes()).containsExactly(1, 2);
        assertThat(part.getHeader("X-Evil")).isNull();
    }

    @Test
    void letsNoTextBeginAHeader() throws Exception {
        draft.subject = "Hej\r\nBcc: evil@evil.example\n\nbody\u2028x";
        draft.from = new MailAddress("support@svara.example", "Evil\r\nX-Evil: 1");
        draft.to = List.of(new MailAddress("asa@client.example", "Evil\nX-Evil: 2"));
        draft.attachments = List.of(attachment("a\r\nX-Evil: 3.txt", "text/plain", new byte[0], null));
        var mail = composed();
        assertThat(mail.getSubject()).isEqualTo("Hej Bcc: evil@evil.example body x");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(parts(mail).get(1).getHeader("X-Evil")).isNull();
        assertThat(parts(mail).get(1).getFileName()).isEqualTo("a X-Evil: 3.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nBcc: x@y.example",
                "a@b.example, c@d.example",
                "Åsa <a@b.example>",
                "a b@c.example",
                "",
                "a@",
                "@b.example",
                "a@b..example"
            })
    void refusesWhatIsNoAddress(String address) {
        assertThatThrownBy(() -> MailAddress.of(address)).isInstanceOf(Problem.class);
    }

    @Test
    void refusesABrokenIdOfItsOwnAndLeavesOutThoseOfOthers() throws Exception {
        draft.inReplyTo = "not an id\r\nX-Evil: 1";
        draft.references = List.of("<a@b>", "<a@b>", "nonsense", "<c@d>\r\nX-Evil: 1", "<" + "x".repeat(2000) + ">");
        var mail = composed();
        assertThat(mail.getHeader("In-Reply-To")).isNull();
        assertThat(mail.getHeader("References")).containsExactly("<a@b>");
        assertThat(mail.getHeader("X-Evil")).isNull();
        draft.messageId = MESSAGE_ID + "\r\nX-Evil: 1";
        assertThatThrownBy(draft::mail).isInstanceOf(Problem.class);
    }

    @Test
    void keepsTheFirstAndTheNewestOfManyReferences() throws Exception {
        var ids = IntStream.range(0, 100)
                .mapToObj(number -> "<id" + number + "@client.example>")
                .toList();
        draft.references = ids;
        var kept = composed().getHeader("References", null).split("\\s+");
        assertThat(kept)
                .hasSize(21)
                .startsWith(ids.getFirst())
                .endsWith(ids.get(98), ids.get(99))
                .contains(ids.get(80));
    }

    @Test
    void keepsLinesShortWhateverIsInThem() throws Exception {
        draft.subject = "x".repeat(5000);
        draft.html = "y".repeat(50_000);
        var recipients = new ArrayList<MailAddress>();
        for (int number = 0; number < 200; number++) {
            recipients.add(new MailAddress("recipient" + number + "@client.example", "z".repeat(150)));
        }
        draft.to = recipients;
        var mail = composed();
        assertThat(mail.getRecipients(RecipientType.TO)).hasSize(200);
        assertThat(mail.getSubject()).startsWith("xxx").endsWith("…").hasSize(900);
        assertThat(parts(mail).get(1).getContent()).isEqualTo("y".repeat(50_000));
    }

    @Test
    void writesAddressesBeyondAsciiAsTheyAre() throws Exception {
        draft.to = List.of(MailAddress.of("åsa@exämple.example"));
        assertThat(new String(compose(), StandardCharsets.UTF_8)).contains("To: åsa@xn--exmple-cua.example\r\n");
    }

    @Test
    void writesAnAttachmentWhileItIsRead() throws Exception {
        long size = 200_000_000;
        draft.attachments =
                List.of(new OutgoingAttachment("big.bin", "application/x-big", size, () -> zeros(size), null));
        var counter = new CountingOutput();
        new MailComposer().write(draft.mail(), counter);
        assertThat(counter.largest).isLessThan(1_000_000);
        assertThat(counter.count).isGreaterThan(size);
    }

    private static InputStream zeros(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = (int) Math.min(left, length);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
    }

    private static final class CountingOutput extends OutputStream {
        private long count;
        private int largest;

        @Override
        public void write(int value) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
            largest = Math.max(largest, length);
        }
    }

    private static List<BodyPart> parts(MimePart part) throws MessagingException, IOException {
        var multipart = (MimeMultipart) part.getContent();
        List<BodyPart> parts = new ArrayList<>();
        for (int index = 0; index < multipart.getCount(); index++) {
            parts.add(multipart.getBodyPart(index));
        }
        return parts;
    }
}
