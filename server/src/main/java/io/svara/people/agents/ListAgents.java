package io.svara.people.agents;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.people.AgentSummary;
import io.svara.people.Agents;

/** Every colleague that is there, to be chosen from. They fit on one page. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListAgents {

    private final Agents agents;

    ListAgents(Agents agents) {
        this.agents = agents;
    }

    Page<AgentSummary> list() {
        return new Page<>(agents.active(), null);
    }
}
