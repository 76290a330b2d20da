package io.svara.people;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.people.account.AgentTable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The agents of the scope's organisation, as other modules ask for them. */
@Component
@Transactional(readOnly = true)
public class Agents {

    /** Far above any organisation seen; a bound all the same. */
    public static final int MAX_LISTED = 5000;

    private final AgentTable agents;

    Agents(AgentTable agents) {
        this.agents = agents;
    }

    /** By name, without those removed. */
    public List<AgentSummary> active() {
        return agents.active(Scope.organization(), MAX_LISTED);
    }

    /** By name, also those removed and the technical ones: whoever did something in the past. */
    public List<AgentSummary> ever() {
        return agents.ever(Scope.organization(), MAX_LISTED);
    }

    /** Also one that has been removed: its name stays in history. */
    public Optional<AgentSummary> find(AgentId agent) {
        return agents.find(Scope.organization(), agent);
    }

    /** Also those removed. One statement; unknown ids are left out. */
    public List<AgentSummary> find(Collection<AgentId> ids) {
        return ids.isEmpty() ? List.of() : agents.find(Scope.organization(), ids);
    }

    /** Those of these addresses that are not removed. One statement. */
    public List<AgentSummary> withEmail(Collection<String> addresses) {
        return addresses.isEmpty() ? List.of() : agents.withEmail(Scope.organization(), addresses);
    }

    /** Whether work can be given to this agent: it is of this organisation and not removed. */
    public boolean isActive(AgentId agent) {
        return agents.isActive(Scope.organization(), agent);
    }
}
