package io.svara.tickets.links;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.Match;
import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import io.svara.tickets.store.LinkRows;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketViews;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What belongs to a ticket, as far as the agent sees it: links first, then what is suggested. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ListLinks {

    /**
     * @param linked false: it is a suggestion
     * @param suggestedBy what its message named without proof: {@code number} or {@code foreign-message-id}; null where an agent
     *     linked them by hand
     */
    record Linked(
            TicketView ticket, boolean linked, @Nullable Match suggestedBy) {}

    private static final int MOST = 100;

    private final TicketRows tickets;
    private final TicketViews views;
    private final LinkRows links;
    private final Visibilities visibilities;

    ListLinks(TicketRows tickets, TicketViews views, LinkRows links, Visibilities visibilities) {
        this.tickets = tickets;
        this.views = views;
        this.links = links;
        this.visibilities = visibilities;
    }

    Page<Linked> of(TicketId id) {
        var agent = Scope.agent();
        var visibility = visibilities.of(agent);
        var found = links.of(tickets.get(id, visibility).id(), MOST);
        if (found.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var others = views.byId(
                found.stream().map(LinkRows.Link::other).toList(), visibility, agent.agent(), DSL.noCondition());
        return new Page<>(
                found.stream()
                        .flatMap(link -> Stream.ofNullable(others.get(link.other()))
                                .map(other -> new Linked(other, link.linked(), link.suggestedBy())))
                        .toList(),
                null);
    }
}
