package io.svara.tickets.attachments;

import io.svara.channels.AttachedMail;
import io.svara.channels.AttachedMails;
import io.svara.channels.html.CleanHtml;
import io.svara.channels.html.Folding;
import io.svara.channels.html.HtmlCleaner;
import io.svara.channels.html.PlainText;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.problem.Problem.Kind;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.FileKind;
import io.svara.tickets.attachments.AttachedMailView.AttachedFileView;
import io.svara.tickets.messages.AttachmentViews;
import io.svara.tickets.messages.VisibleAttachments;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** A file that is a mail, read in place: as one that comes in, and cleaned as one. Mails within it as well. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class OpenAttachedMail {

    record File(Attachment attachment, AttachedMail.Content content) {}

    private final VisibleAttachments attachments;
    private final AttachedMails mails;
    private final TransactionOperations transaction;

    OpenAttachedMail(VisibleAttachments attachments, AttachedMails mails, TransactionOperations transaction) {
        this.attachments = attachments;
        this.mails = mails;
        this.transaction = transaction;
    }

    /** The mail is read from storage, so no transaction is around that. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public AttachedMailView open(AttachmentId id, MailPath path) {
        var blob = attachment(id).blob();
        if (path.places().isEmpty() && !FileKind.isMail(blob.name(), blob.contentType())) {
            throw noMail();
        }
        return mails.read(blob.sha256(), path.places())
                .map(mail -> view(mail, id, path))
                .orElseThrow(OpenAttachedMail::noMail);
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public File file(AttachmentId id, MailPath path) {
        var attachment = attachment(id);
        var content = mails.file(attachment.blob().sha256(), path.places());
        return new File(attachment, content.orElseThrow(() -> Problem.notFound("attachment")));
    }

    private Attachment attachment(AttachmentId id) {
        return Objects.requireNonNull(transaction.execute(_ -> attachments.get(id)));
    }

    private static Problem noMail() {
        return Problem.of(
                Kind.UNPROCESSABLE, "not-a-mail", "This file is no mail that can be read here. Download it instead.");
    }

    private static AttachedMailView view(AttachedMail mail, AttachmentId id, MailPath path) {
        var clean = mail.html() == null ? null : HtmlCleaner.clean(mail.html());
        var text = clean != null && mail.text().isBlank() ? clean.text() : mail.text();
        var html = html(clean, text, mail, "/api/attachments/" + id.value() + "/mail/files/", path);
        var protection = mail.protection();
        return new AttachedMailView(
                mail.from(),
                mail.to(),
                mail.cc(),
                mail.date(),
                mail.subject(),
                text,
                html,
                Folding.quotedFrom(text, mail.subject()),
                CleanHtml.remoteImages(html),
                protection == null ? null : protection.word(),
                mail.truncated() || clean != null && clean.truncated(),
                mail.files().stream()
                        .map(file -> view(file, path.to(file.index())))
                        .toList());
    }

    private static String html(@Nullable CleanHtml clean, String text, AttachedMail mail, String files, MailPath path) {
        var marked = Folding.mark(clean == null ? PlainText.toHtml(text) : clean.html(), mail.subject());
        return new CleanHtml(marked, text, HtmlCleaner.VERSION, 0, false)
                .withInlineImages(contentId -> mail.files().stream()
                        .filter(file -> contentId.equalsIgnoreCase(file.contentId()))
                        .findFirst()
                        .map(file -> files + path.to(file.index()))
                        .orElse(null));
    }

    private static AttachedFileView view(AttachedMail.File file, MailPath path) {
        var role = AttachmentViews.role(file.name(), file.contentType());
        // a calendar within is a file only
        var opens = role != null && !role.equals("calendar") && (path.opens() || !role.equals("mail"));
        return new AttachedFileView(
                path.toString(),
                file.name(),
                file.contentType(),
                file.size(),
                file.inline(),
                opens ? role : null,
                FileKind.isRisky(file.name()));
    }
}
