package io.svara.tickets.messages;

import io.svara.channels.MessageId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.storage.Blobs;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.TicketRows;
import java.io.InputStream;
import java.util.Optional;

/** The mail exactly as it was received. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ReadRawMail {

    private final TicketRows tickets;
    private final MessageRows messages;
    private final AttachmentRows attachments;
    private final Blobs blobs;

    ReadRawMail(TicketRows tickets, MessageRows messages, AttachmentRows attachments, Blobs blobs) {
        this.tickets = tickets;
        this.messages = messages;
        this.attachments = attachments;
        this.blobs = blobs;
    }

    InputStream read(TicketId id, MessageId message) {
        var ticket = tickets.getVisible(id);
        var raw = messages.find(message)
                .filter(found -> found.ticket().equals(ticket.id()))
                .flatMap(found -> Optional.ofNullable(found.raw()));
        if (raw.isPresent() && attachments.holdsInfected(message)) {
            throw VisibleAttachments.infected();
        }
        return raw.map(mail -> blobs.open(Scope.organization(), mail)).orElseThrow(() -> Problem.notFound("raw-mail"));
    }
}
