package io.svara.tickets.messages;

import io.svara.tickets.Attachment;
import io.svara.tickets.FileKind;
import io.svara.tickets.MessageView.AttachmentView;
import io.svara.tickets.MessageView.ScanView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files as the API shows them. */
public final class AttachmentViews {

    private AttachmentViews() {}

    public static AttachmentView of(Attachment attachment) {
        var blob = attachment.blob();
        return view(attachment, role(blob.name(), blob.contentType()));
    }

    /** Those of one message. */
    static List<AttachmentView> of(List<Attachment> files) {
        // calendars send each invite twice: as a part for programs, and as a file for people
        var part = files.stream().anyMatch(file -> file.blob().contentType().equals("text/calendar"));
        return files.stream()
                .map(file -> part && file.blob().contentType().equals("application/ics") ? view(file, null) : of(file))
                .toList();
    }

    /** Null for a file that is nothing else. */
    public static @Nullable String role(String name, String contentType) {
        if (FileKind.isCalendar(name, contentType)) {
            return "calendar";
        }
        if (FileKind.isMail(name, contentType)) {
            return "mail";
        }
        if (FileKind.isSignature(contentType)) {
            return "signature";
        }
        return FileKind.isEncrypted(name, contentType) ? "encrypted" : null;
    }

    private static AttachmentView view(Attachment attachment, @Nullable String role) {
        var blob = attachment.blob();
        var scan = attachment.scan();
        return new AttachmentView(
                attachment.id(),
                blob.name(),
                blob.contentType(),
                blob.size(),
                blob.inline(),
                role,
                FileKind.isRisky(blob.name()),
                scan == null ? null : new ScanView(scan.state().word(), scan.detail()));
    }
}
