package io.svara.tickets.handover;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.Agents;

/** How many open tickets an agent would leave behind. Their number alone: who asks may not see them. */
@UseCase(permission = Permission.REMOVE_AGENTS, readOnly = true)
class CountOpenTickets {

    record OpenTickets(int count) {}

    private final Agents agents;
    private final HandOverRows rows;

    CountOpenTickets(Agents agents, HandOverRows rows) {
        this.agents = agents;
        this.rows = rows;
    }

    OpenTickets count(AgentId agent) {
        if (!agents.isActive(agent)) {
            throw Problem.notFound("agent");
        }
        return new OpenTickets(rows.count(agent));
    }
}
