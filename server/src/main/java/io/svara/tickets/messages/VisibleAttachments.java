package io.svara.tickets.messages;

import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.problem.Problem.Kind;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.TicketRows;
import org.springframework.stereotype.Component;

/** Files as far as the current agent may read them: those of tickets that they see, and uploads of their own. */
@Component
public class VisibleAttachments {

    private final AttachmentRows attachments;
    private final TicketRows tickets;
    private final Visibilities visibilities;

    VisibleAttachments(AttachmentRows attachments, TicketRows tickets, Visibilities visibilities) {
        this.attachments = attachments;
        this.tickets = tickets;
        this.visibilities = visibilities;
    }

    /** A file that may be served. */
    public Attachment get(AttachmentId id) {
        var attachment = attachments.find(id).filter(this::mayRead).orElseThrow(() -> Problem.notFound("attachment"));
        if (attachment.isInfected()) {
            throw infected();
        }
        return attachment;
    }

    public static Problem infected() {
        return Problem.of(
                Kind.FORBIDDEN,
                "infected",
                "This file holds a virus and is locked. Ask its sender for a clean copy, or your administrator for help.");
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
