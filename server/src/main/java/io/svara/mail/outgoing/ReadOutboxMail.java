package io.svara.mail.outgoing;

import io.svara.channels.html.HtmlCleaner;
import io.svara.channels.html.PlainText;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import io.svara.mail.outgoing.OutgoingMailRows.State;
import io.svara.mail.parse.MailAttachment;
import io.svara.mail.parse.MailParser;
import io.svara.mail.parse.ParsedMail;
import io.svara.mail.parse.UnreadableMailException;
import io.svara.storage.Blobs;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Reads one mail as its recipient will: the kept one, or the one that is to leave, made for looking at. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ReadOutboxMail {

    private final OutgoingMailRows rows;
    private final SeenMails seen;
    private final MailFiles files;
    private final Blobs blobs;
    private final TransactionOperations transaction;
    private final MailParser parser = new MailParser();

    ReadOutboxMail(
            OutgoingMailRows rows, SeenMails seen, MailFiles files, Blobs blobs, TransactionOperations transaction) {
        this.rows = rows;
        this.seen = seen;
        this.files = files;
        this.blobs = blobs;
        this.transaction = transaction;
    }

    /** @param html safe to show; null, as the text, once it has left: the conversation keeps it */
    record Letter(
            Outgoing mail,
            @Nullable String html,
            @Nullable String text,
            List<MailAttachment> attachments,
            List<HeaderField> headers) {}

    /** @param value decoded, on one line */
    record HeaderField(String name, String value) {}

    /** Composing and reading take their time, so no transaction is around them. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Letter read(long id) {
        var mail = find(id);
        try {
            var raw = mail.raw();
            if (raw != null) {
                return letter(mail, () -> blobs.open(Scope.organization(), raw));
            }
            var file = files.write(mail);
            try {
                return letter(mail, () -> Files.newInputStream(file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Outgoing find(long id) {
        var found = transaction.execute(_ -> rows.find(id).filter(seen::isSeen));
        if (found == null || found.isEmpty()) {
            throw Problem.notFound("outgoing-mail");
        }
        return found.get();
    }

    /** The bytes of a mail, from their beginning each time. */
    @FunctionalInterface
    private interface Bytes {
        InputStream open() throws IOException;
    }

    private Letter letter(Outgoing mail, Bytes bytes) throws IOException {
        var files = new SmallFiles();
        var parsed = parse(bytes, files);
        var hasText = mail.state() != State.SENT;
        return new Letter(
                mail,
                hasText ? html(parsed, files) : null,
                hasText ? parsed.readableText() : null,
                parsed.attachments(),
                headers(bytes));
    }

    private ParsedMail parse(Bytes bytes, SmallFiles files) throws IOException {
        try (var raw = bytes.open()) {
            return parser.parse(raw, files);
        } catch (UnreadableMailException impossible) {
            throw new IllegalStateException("A mail of our own cannot be read", impossible);
        }
    }

    private static String html(ParsedMail parsed, SmallFiles files) {
        var html = parsed.html();
        return html == null
                ? PlainText.toHtml(parsed.readableText())
                : HtmlCleaner.clean(html).withInlineImages(contentId -> picture(parsed, contentId, files));
    }

    private static @Nullable String picture(ParsedMail parsed, String contentId, SmallFiles files) {
        return parsed.attachments().stream()
                .filter(file -> contentId.equals(file.contentId()))
                .findFirst()
                .map(files::asPicture)
                .orElse(null);
    }

    private static List<HeaderField> headers(Bytes bytes) throws IOException {
        try (var raw = new BufferedInputStream(bytes.open())) {
            return Collections.list(new InternetHeaders(raw).getAllHeaders()).stream()
                    .map(header -> new HeaderField(header.getName(), decoded(header)))
                    .toList();
        } catch (MessagingException impossible) {
            throw new IllegalStateException("A mail of our own cannot be read", impossible);
        }
    }

    private static String decoded(Header header) {
        var line = MimeUtility.unfold(header.getValue());
        try {
            return MimeUtility.decodeText(line);
        } catch (UnsupportedEncodingException unknown) {
            return line;
        }
    }
}
