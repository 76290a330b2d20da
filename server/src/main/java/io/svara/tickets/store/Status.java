package io.svara.tickets.store;

import io.svara.kernel.log.Change;
import io.svara.tickets.StatusId;
import io.svara.tickets.StatusKind;
import io.svara.tickets.Ticket;

/** One of the organisation's statuses, named in the first language that it has a name in. */
public record Status(StatusId id, StatusKind kind, String name) {

    /** What a ticket's history tells when this becomes its status. Two of one kind are told apart by their ids. */
    public Change changeOf(Ticket before) {
        return Change.of("ticket.status-changed", "ticket", before.id())
                .with("from", before.statusKind())
                .with("to", kind)
                .with("from-status", before.status())
                .with("to-status", id);
    }
}
