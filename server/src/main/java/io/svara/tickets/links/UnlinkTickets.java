package io.svara.tickets.links;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.LinkRows;
import io.svara.tickets.store.TicketRows;

/** Takes a link away, or a suggestion that is none. */
@UseCase(permission = Permission.TICKETS)
class UnlinkTickets {

    private final TicketRows tickets;
    private final LinkRows links;
    private final Visibilities visibilities;
    private final Log log;

    UnlinkTickets(TicketRows tickets, LinkRows links, Visibilities visibilities, Log log) {
        this.tickets = tickets;
        this.links = links;
        this.visibilities = visibilities;
        this.log = log;
    }

    void unlink(TicketId id, TicketId other) {
        var visibility = visibilities.ofCurrentAgent();
        var one = tickets.get(id, visibility).id();
        var two = tickets.get(other, visibility).id();
        if (!links.remove(one, two)) {
            throw Problem.notFound("link");
        }
        log.append(Change.of("ticket.unlinked", "ticket", one).with("other", two));
        log.append(Change.of("ticket.unlinked", "ticket", two).with("other", one));
    }
}
