package io.svara.tickets.attachments;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Visibilities;
import io.svara.storage.Blobs;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.TicketRows;
import java.io.InputStream;

/** A file's bytes, for those who see its ticket; an upload's only for its uploader. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ReadAttachment {

    record Content(Attachment attachment, InputStream bytes) {}

    private final AttachmentRows attachments;
    private final TicketRows tickets;
    private final Visibilities visibilities;
    private final Blobs blobs;

    ReadAttachment(AttachmentRows attachments, TicketRows tickets, Visibilities visibilities, Blobs blobs) {
        this.attachments = attachments;
        this.tickets = tickets;
        this.visibilities = visibilities;
        this.blobs = blobs;
    }

    Content read(AttachmentId id) {
        var attachment = attachments.find(id).filter(this::mayRead).orElseThrow(() -> Problem.notFound("attachment"));
        return new Content(
                attachment, blobs.open(Scope.organization(), attachment.blob().sha256()));
    }

    private boolean mayRead(Attachment attachment) {
        var agent = Scope.agent();
        var ticket = attachment.ticket();
        if (ticket == null) {
            return agent.agent().equals(attachment.uploadedBy());
        }
        var visibility = visibilities.of(agent);
        return tickets.find(ticket)
                .filter(found -> visibility.sees(found.mailbox()))
                .isPresent();
    }
}
