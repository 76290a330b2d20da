package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.AgentLeaves;
import io.svara.people.CallerNotice;
import io.svara.people.account.AccountTable;
import io.svara.people.account.AgentRights;
import io.svara.people.account.AgentTable;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** Takes an agent out. Sessions and tokens end at once, on all nodes; groups and mailboxes are left, history keeps the name (ORG-4). */
@UseCase(permission = Permission.REMOVE_AGENTS)
class RemoveAgent {

    private final AgentRights rights;
    private final AgentRows rows;
    private final ObjectProvider<AgentLeaves> leaves;
    private final AgentTable agents;
    private final AccountTable accounts;
    private final Log log;
    private final Signals signals;
    private final Clock clock;

    RemoveAgent(
            AgentRights rights,
            AgentRows rows,
            ObjectProvider<AgentLeaves> leaves,
            AgentTable agents,
            AccountTable accounts,
            Log log,
            Signals signals,
            Clock clock) {
        this.rights = rights;
        this.rows = rows;
        this.leaves = leaves;
        this.agents = agents;
        this.accounts = accounts;
        this.log = log;
        this.signals = signals;
        this.clock = clock;
    }

    void remove(AgentId agent) {
        var organization = Scope.organization();
        var removed = rights.existing(agent);
        mayRemove(removed);
        rights.keepsSuperadmin(agent);
        var now = clock.instant();
        if (agents.remove(organization, agent, now).isEmpty()) {
            throw Problem.notFound("agent");
        }
        rows.leaveAllBut(agent, List.of());
        leaves.orderedStream().forEach(other -> other.leaves(agent));
        accounts.remove(organization, removed.account(), now);
        log.append(Change.of("agent.removed", "agent", agent));
        CallerNotice.agent(organization, agent).publishAfterCommit(signals);
    }

    /** Nobody removes themselves, nor one who may more. */
    private void mayRemove(Actor.Agent removed) {
        if (Scope.actor() instanceof Actor.Agent actor && actor.agent().equals(removed.agent())) {
            throw Problem.of(Problem.Kind.CONFLICT, "own-agent", "You cannot remove yourself. Ask a colleague.");
        }
        rights.mayGovern(removed);
    }
}
