package io.svara.tickets.history;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.LogEntry;
import io.svara.kernel.log.LogHistory;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.TicketRows;
import org.jspecify.annotations.Nullable;

/** What happened to a ticket, newest first, from the log (TIC-12). */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class TicketHistory {

    private final TicketRows tickets;
    private final LogHistory history;

    TicketHistory(TicketRows tickets, LogHistory history) {
        this.tickets = tickets;
        this.history = history;
    }

    Page<LogEntry> of(TicketId id, @Nullable Cursor after, int limit) {
        var ticket = tickets.getVisible(id);
        return history.of("ticket", ticket.id(), after, limit);
    }
}
