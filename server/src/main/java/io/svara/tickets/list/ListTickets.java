package io.svara.tickets.list;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.mailboxes.Visibilities;
import io.svara.organization.Labels;
import io.svara.tickets.TicketView;
import io.svara.tickets.list.TicketQuery.Sort;
import io.svara.tickets.search.SearchTickets;
import io.svara.tickets.store.TicketViews;
import java.util.List;

/** A page of the tickets that the agent sees, by filter, conditions and search. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ListTickets {

    private final Visibilities visibilities;
    private final TicketViews tickets;
    private final SearchTickets search;
    private final Labels labels;

    ListTickets(Visibilities visibilities, TicketViews tickets, SearchTickets search, Labels labels) {
        this.visibilities = visibilities;
        this.tickets = tickets;
        this.search = search;
        this.labels = labels;
    }

    Page<TicketView> list(TicketQuery query) {
        if (query.label() != null && !labels.isLiving(query.label())) {
            // a removed label is not filtered on any longer
            return new Page<>(List.of(), null);
        }
        var agent = Scope.agent();
        var visibility = visibilities.of(agent);
        var condition = Conditions.of(query, agent);
        if (query.search() != null) {
            return search.page(visibility, agent.agent(), query.search(), condition, query.limit(), query.cursor());
        }
        var order = ListOrder.of(query);
        var rows = tickets.read(
                visibility,
                agent.agent(),
                order.along(),
                condition.and(order.after(query.cursor())),
                order.fields(),
                query.limit() + 1);
        return Page.cut(rows, query.limit(), view -> place(query.sort(), view));
    }

    private static Cursor place(Sort sort, TicketView view) {
        return new Cursor(
                sort.byUpdated() ? view.updatedAt() : view.createdAt(),
                view.id().value());
    }
}
