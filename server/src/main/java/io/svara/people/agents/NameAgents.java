package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.people.Agents;
import org.jspecify.annotations.Nullable;

/** What everybody is called who is or was an agent: a removed one keeps name and face in history (ORG-4). */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class NameAgents {

    private final Agents agents;

    NameAgents(Agents agents) {
        this.agents = agents;
    }

    /** @param picture the address of it; null: none */
    record NamedAgent(AgentId id, String name, @Nullable String picture) {}

    Page<NamedAgent> all() {
        return new Page<>(
                agents.ever().stream()
                        .map(agent -> new NamedAgent(agent.id(), agent.name(), agent.picture()))
                        .toList(),
                null);
    }
}
