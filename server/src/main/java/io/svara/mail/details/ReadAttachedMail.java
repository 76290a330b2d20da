package io.svara.mail.details;

import io.svara.channels.Address;
import io.svara.channels.AttachedMail;
import io.svara.channels.AttachedMail.Content;
import io.svara.channels.AttachedMails;
import io.svara.kernel.access.Scope;
import io.svara.mail.parse.MailAddress;
import io.svara.mail.parse.MailAttachment;
import io.svara.mail.parse.MailParser;
import io.svara.mail.parse.ParsedMail;
import io.svara.mail.parse.UnreadableMailException;
import io.svara.storage.Blobs;
import io.svara.storage.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads a mail in a file as one that comes in, and keeps nothing of it. */
@Component
class ReadAttachedMail implements AttachedMails {

    private static final int NO_FILE = -1;

    private final Blobs blobs;
    private final MailParser parser = new MailParser();

    ReadAttachedMail(Blobs blobs) {
        this.blobs = blobs;
    }

    /** @param file the one that was wanted; null where none was, or it is too large */
    private record Opened(ParsedMail mail, byte @org.jspecify.annotations.Nullable [] file) {}

    @Override
    public Optional<AttachedMail> read(Sha256 file, List<Integer> path) {
        return opened(file, path, NO_FILE).map(opened -> view(opened.mail()));
    }

    @Override
    public Optional<Content> file(Sha256 file, List<Integer> path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        int wanted = path.getLast();
        return opened(file, path.subList(0, path.size() - 1), wanted).flatMap(opened -> content(opened, wanted));
    }

    private static Optional<Content> content(Opened opened, int wanted) {
        var bytes = opened.file();
        return bytes == null || wanted >= opened.mail().attachments().size()
                ? Optional.empty()
                : Optional.of(new Content(file(opened.mail().attachments().get(wanted)), bytes));
    }

    private Optional<Opened> opened(Sha256 file, List<Integer> path, int wanted) {
        if (path.size() >= DEEPEST) {
            return Optional.empty();
        }
        try (var outermost = new BufferedInputStream(blobs.open(Scope.organization(), file))) {
            InputStream mail = outermost;
            for (int index : path) {
                var inner = open(mail, index);
                if (inner.file() == null || !isMail(inner.mail().attachments().get(index))) {
                    return Optional.empty();
                }
                mail = new ByteArrayInputStream(inner.file());
            }
            return Optional.of(open(mail, wanted));
        } catch (UnreadableMailException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Anything can be read as a mail without a header. */
    private static boolean isMail(MailAttachment file) {
        return file.contentType().equals("message/rfc822")
                || file.contentType().equals("message/global")
                || file.name().toLowerCase(Locale.ROOT).endsWith(".eml");
    }

    private Opened open(InputStream mail, int wanted) throws UnreadableMailException, IOException {
        var files = new OneFile(wanted);
        return new Opened(parser.parse(mail, files), files.content());
    }

    private static AttachedMail view(ParsedMail mail) {
        var from = addresses(mail.from());
        return new AttachedMail(
                from.isEmpty() ? null : from.getFirst(),
                addresses(mail.to()),
                addresses(mail.cc()),
                mail.date(),
                mail.subject(),
                Objects.requireNonNullElse(mail.text(), ""),
                mail.html(),
                !mail.flaws().isEmpty(),
                mail.protection(),
                mail.attachments().stream().map(ReadAttachedMail::file).toList());
    }

    private static AttachedMail.File file(MailAttachment file) {
        return new AttachedMail.File(
                file.index(), file.name(), file.contentType(), file.size(), file.inline(), file.contentId());
    }

    private static List<Address> addresses(List<MailAddress> addresses) {
        return addresses.stream()
                .map(address -> new Address(address.name(), address.address()))
                .toList();
    }
}
