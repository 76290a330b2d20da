package io.svara.tickets.suggest;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.organization.LabelId;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.TicketRows;

/** Says no to a suggested label. Who says yes gives it to the ticket. */
@UseCase(permission = Permission.TICKETS)
class DismissSuggestion {

    private final TicketRows tickets;
    private final LabelSuggestionRows suggestions;
    private final Log log;

    DismissSuggestion(TicketRows tickets, LabelSuggestionRows suggestions, Log log) {
        this.tickets = tickets;
        this.suggestions = suggestions;
        this.log = log;
    }

    void dismiss(TicketId id, LabelId label) {
        var ticket = tickets.getVisible(id).id();
        if (!suggestions.dismiss(ticket, label)) {
            throw Problem.notFound("suggestion");
        }
        log.append(Change.of("ticket.suggestion-dismissed", "ticket", ticket).with("label", label));
    }
}
