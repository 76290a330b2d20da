package io.svara.people.agents;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.people.seats.Seats;

/** Every agent with what administrators look for, the groups that they can be in, and the seats. */
@UseCase(permission = Permission.AGENTS, readOnly = true)
class ListAllAgents {

    private final AgentRows rows;
    private final Seats seats;

    ListAllAgents(AgentRows rows, Seats seats) {
        this.rows = rows;
        this.seats = seats;
    }

    AgentListView list() {
        return new AgentListView(rows.list(), rows.livingGroups(), seats.state().orElse(null));
    }
}
