package io.svara.tickets.seen;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.signal.OwnChange;
import io.svara.kernel.signal.OwnChange.What;
import io.svara.kernel.signal.Signals;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.SeenRows;
import io.svara.tickets.store.TicketRows;
import java.time.Clock;

/** Remembers that the agent has read a ticket, or wants to read it again. No change of the ticket. */
@UseCase(permission = Permission.TICKETS)
class SeeTicket {

    private final TicketRows tickets;
    private final SeenRows seen;
    private final Signals signals;
    private final Clock clock;

    SeeTicket(TicketRows tickets, SeenRows seen, Signals signals, Clock clock) {
        this.tickets = tickets;
        this.seen = seen;
        this.signals = signals;
        this.clock = clock;
    }

    void seen(TicketId id) {
        seen.see(visible(id), Scope.agent().agent(), clock.instant());
        OwnChange.of(What.SEEN, id).publishAfterCommit(signals);
    }

    void unseen(TicketId id) {
        seen.forget(visible(id), Scope.agent().agent());
        OwnChange.of(What.SEEN, id).publishAfterCommit(signals);
    }

    private TicketId visible(TicketId id) {
        return tickets.getVisible(id).id();
    }
}
