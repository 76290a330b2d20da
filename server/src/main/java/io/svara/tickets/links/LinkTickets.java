package io.svara.tickets.links;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.LinkRows;
import io.svara.tickets.store.TicketRows;
import java.time.Clock;

/** Links two tickets that the agent sees, or takes the suggestion that they be. Doing it twice changes nothing more. */
@UseCase(permission = Permission.TICKETS)
class LinkTickets {

    private final TicketRows tickets;
    private final LinkRows links;
    private final Visibilities visibilities;
    private final Log log;
    private final Clock clock;

    LinkTickets(TicketRows tickets, LinkRows links, Visibilities visibilities, Log log, Clock clock) {
        this.tickets = tickets;
        this.links = links;
        this.visibilities = visibilities;
        this.log = log;
        this.clock = clock;
    }

    void link(TicketId id, TicketId other) {
        var visibility = visibilities.ofCurrentAgent();
        var one = tickets.get(id, visibility).id();
        var two = tickets.get(other, visibility).id();
        if (one.equals(two)) {
            throw Problem.of(Problem.Kind.CONFLICT, "same-ticket", "A ticket cannot be linked to itself.");
        }
        if (links.link(one, two, Scope.agent().agent(), clock.instant())) {
            log.append(Change.of("ticket.linked", "ticket", one).with("other", two));
            log.append(Change.of("ticket.linked", "ticket", two).with("other", one));
        }
    }
}
