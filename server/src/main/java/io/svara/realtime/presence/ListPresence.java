package io.svara.realtime.presence;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Problem;
import io.svara.realtime.presence.Presences.Place;
import io.svara.tickets.TicketId;

/** Who else is at a ticket now. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ListPresence {

    private final TicketSight sight;
    private final Presences presences;

    ListPresence(TicketSight sight, Presences presences) {
        this.sight = sight;
        this.presences = presences;
    }

    Page<AgentsPresence> list(TicketId ticket) {
        if (!sight.sees(ticket)) {
            throw Problem.notFound("ticket");
        }
        var agent = Scope.agent();
        var there = presences.at(new Place(agent.organization(), ticket));
        return new Page<>(AgentsPresence.without(agent.agent(), there), null);
    }
}
