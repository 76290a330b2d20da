package io.svara.people.agents;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.people.licence.Licences;
import io.svara.people.seats.Seats;

/** Every agent with what administrators look for, the groups that they can be in, the seats and the licence levels. */
@UseCase(permission = Permission.AGENTS, readOnly = true)
class ListAllAgents {

    private final AgentRows rows;
    private final Seats seats;
    private final Licences licences;

    ListAllAgents(AgentRows rows, Seats seats, Licences licences) {
        this.rows = rows;
        this.seats = seats;
        this.licences = licences;
    }

    AgentListView list() {
        return new AgentListView(rows.list(), rows.livingGroups(), seats.state().orElse(null), licences.all());
    }
}
