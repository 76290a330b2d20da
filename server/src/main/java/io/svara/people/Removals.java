package io.svara.people;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.AgentRights;
import org.springframework.stereotype.Component;

/** Who may be removed by whom. Asked before anything is taken from an agent who leaves. */
@Component
public class Removals {

    private final AgentRights rights;

    Removals(AgentRights rights) {
        this.rights = rights;
    }

    /**
     * In a transaction, until whose end no other superadmin goes.
     *
     * @throws Problem not found; or nobody removes themselves, nor one who may more, nor the last superadmin
     */
    public Actor.Agent check(AgentId id) {
        var agent = rights.existing(id);
        if (Scope.actor() instanceof Actor.Agent actor && actor.agent().equals(id)) {
            throw Problem.of(Problem.Kind.CONFLICT, "own-agent", "You cannot remove yourself. Ask a colleague.");
        }
        rights.mayGovern(agent);
        rights.keepsSuperadmin(id);
        return agent;
    }
}
