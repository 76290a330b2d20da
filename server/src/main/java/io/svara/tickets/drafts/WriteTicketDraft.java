package io.svara.tickets.drafts;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.TicketRows;

/**
 * Keeps what an agent types at a ticket (TIC-6), or throws it away. A ticket in the trash is no hindrance: it may be
 * restored, and nothing that was typed is lost meanwhile.
 */
@UseCase(permission = Permission.TICKETS)
class WriteTicketDraft {

    private final TicketRows tickets;
    private final Drafts drafts;
    private final DraftViews views;
    private final Visibilities visibilities;

    WriteTicketDraft(TicketRows tickets, Drafts drafts, DraftViews views, Visibilities visibilities) {
        this.tickets = tickets;
        this.drafts = drafts;
        this.views = views;
        this.visibilities = visibilities;
    }

    DraftView save(TicketId id, String kind, DraftRequest request) {
        var visibility = visibilities.ofCurrentAgent();
        var ticket = tickets.get(id, visibility);
        var place = DraftPlace.at(ticket.id(), kind(kind));
        if (request.mailboxId() != null && !request.mailboxId().equals(ticket.mailbox())) {
            throw Problem.invalid(
                    "mailboxId", "not-of-ticket", "A draft at a ticket is of the ticket's mailbox. Leave this out.");
        }
        return views.one(drafts.save(place, request), visibility);
    }

    void remove(TicketId id, String kind) {
        var ticket = tickets.getVisible(id);
        drafts.remove(DraftPlace.at(ticket.id(), kind(kind)));
    }

    private static DraftKind kind(String word) {
        return DraftKind.find(word)
                .filter(kind -> kind != DraftKind.NEW)
                .orElseThrow(() -> Problem.of(
                        Problem.Kind.NOT_FOUND, "unknown-kind", "A draft at a ticket is a reply or a note."));
    }
}
