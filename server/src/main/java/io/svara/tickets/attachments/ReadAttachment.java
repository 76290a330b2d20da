package io.svara.tickets.attachments;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.storage.Blobs;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.messages.VisibleAttachments;
import java.io.InputStream;

/** A file's bytes, for those who see its ticket; an upload's only for its uploader. An infected one's for nobody. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ReadAttachment {

    record Content(Attachment attachment, InputStream bytes) {}

    private final VisibleAttachments attachments;
    private final Blobs blobs;

    ReadAttachment(VisibleAttachments attachments, Blobs blobs) {
        this.attachments = attachments;
        this.blobs = blobs;
    }

    Content read(AttachmentId id) {
        var attachment = attachments.get(id);
        return new Content(
                attachment, blobs.open(Scope.organization(), attachment.blob().sha256()));
    }
}
