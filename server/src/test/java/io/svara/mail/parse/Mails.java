package io.svara.mail.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The small mails of the test resources, and mails written in a test. */
final class Mails {

    /** Every file of {@code resources/mail}. */
    static final List<String> ALL = List.of(
            "alternative.eml",
            "auto-reply.eml",
            "bounce.eml",
            "broken-base64.eml",
            "broken-boundary.eml",
            "calendar.eml",
            "delayed.eml",
            "digest.eml",
            "flowed.eml",
            "forward.eml",
            "html-only.eml",
            "iso-2022-jp.eml",
            "list.eml",
            "mbox.eml",
            "mixed-texts.eml",
            "names.eml",
            "no-header.eml",
            "plain.eml",
            "read-receipt.eml",
            "related.eml",
            "signed.eml",
            "uuencoded.eml",
            "winmail.eml");

    private Mails() {}

    static ParsedMail parse(String mail) {
        return parse(mail.getBytes(StandardCharsets.UTF_8), new CountingSink());
    }

    /** Each character one byte: for mails in other charsets. */
    static ParsedMail parseBytes(String mail) {
        return parse(mail.getBytes(StandardCharsets.ISO_8859_1), new CountingSink());
    }

    static ParsedMail parse(byte[] mail, AttachmentSink sink) {
        try {
            return new MailParser().parse(new ByteArrayInputStream(mail), sink);
        } catch (UnreadableMailException unreadable) {
            throw new AssertionError(unreadable);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static ParsedMail parseFile(String name) {
        return parse(read(name), new CountingSink());
    }

    static byte[] read(String name) {
        try (InputStream mail = Mails.class.getResourceAsStream("/mail/" + name)) {
            return Objects.requireNonNull(mail, name).readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
