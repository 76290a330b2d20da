package io.svara.tickets.trash;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketViews;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts a ticket into the trash, or back (TIC-11). Doing it twice changes nothing more. */
@UseCase(permission = Permission.DELETE_TICKETS)
class TrashTicket {

    private final TicketRows tickets;
    private final TicketViews views;
    private final Mailboxes mailboxes;
    private final Visibilities visibilities;
    private final Log log;
    private final Clock clock;

    TrashTicket(
            TicketRows tickets,
            TicketViews views,
            Mailboxes mailboxes,
            Visibilities visibilities,
            Log log,
            Clock clock) {
        this.tickets = tickets;
        this.views = views;
        this.mailboxes = mailboxes;
        this.visibilities = visibilities;
        this.log = log;
        this.clock = clock;
    }

    TicketView trash(TicketId id) {
        return move(id, clock.instant(), "ticket.trashed");
    }

    TicketView restore(TicketId id) {
        return move(id, null, "ticket.restored");
    }

    private TicketView move(TicketId id, @Nullable Instant trashedAt, String kind) {
        var agent = Scope.agent();
        var visibility = visibilities.of(agent);
        var ticket = tickets.lock(id, visibility);
        if (trashedAt == null && mailboxes.find(ticket.mailbox()).isEmpty()) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "mailbox-removed",
                    "The mailbox of this ticket has been removed. Move the ticket to another mailbox first.");
        }
        if (ticket.trashed() != (trashedAt != null)) {
            tickets.trash(id, trashedAt);
            log.append(Change.of(kind, "ticket", id));
        }
        return views.find(id, visibility, agent.agent()).orElseThrow(() -> Problem.notFound("ticket"));
    }
}
