package io.svara.tickets.drafts;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.TicketRows;

/** What one has begun to write at a ticket. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ListTicketDrafts {

    private final TicketRows tickets;
    private final DraftRows drafts;
    private final DraftViews views;
    private final Visibilities visibilities;

    ListTicketDrafts(TicketRows tickets, DraftRows drafts, DraftViews views, Visibilities visibilities) {
        this.tickets = tickets;
        this.drafts = drafts;
        this.views = views;
        this.visibilities = visibilities;
    }

    Page<DraftView> list(TicketId id) {
        var agent = Scope.agent();
        var visibility = visibilities.of(agent);
        var ticket = tickets.get(id, visibility);
        return new Page<>(views.all(drafts.of(agent.agent(), ticket.id()), visibility), null);
    }
}
