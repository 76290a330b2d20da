package io.svara.tickets.show;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.organization.LabelId;
import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketViews;
import io.svara.tickets.suggest.LabelSuggestionRows;
import java.util.List;

/** One ticket, with what lists leave out. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ShowTicket {

    /**
     * @param participants all outside addresses of the conversation
     * @param suggested labels that it seems to need, the likeliest first
     */
    record Shown(TicketView ticket, List<String> participants, List<LabelId> suggested) {}

    private final TicketRows tickets;
    private final LabelSuggestionRows suggestions;
    private final TicketViews views;

    ShowTicket(TicketRows tickets, LabelSuggestionRows suggestions, TicketViews views) {
        this.tickets = tickets;
        this.suggestions = suggestions;
        this.views = views;
    }

    Shown show(TicketId id) {
        var agent = Scope.agent();
        var ticket = views.find(id, agent).orElseThrow(() -> Problem.notFound("ticket"));
        return new Shown(ticket, tickets.participants(id), suggestions.of(id));
    }
}
