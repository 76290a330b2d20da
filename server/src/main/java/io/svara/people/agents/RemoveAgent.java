package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.AgentLeaves;
import io.svara.people.CallerNotice;
import io.svara.people.Removals;
import io.svara.people.account.AccountTable;
import io.svara.people.account.AgentTable;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** Takes an agent out. Sessions and tokens end at once, on all nodes; groups and mailboxes are left, history keeps the name (ORG-4). */
@UseCase(permission = Permission.REMOVE_AGENTS)
class RemoveAgent {

    private final Removals removals;
    private final AgentRows rows;
    private final ObjectProvider<AgentLeaves> leaves;
    private final AgentTable agents;
    private final AccountTable accounts;
    private final Log log;
    private final Signals signals;
    private final Clock clock;

    RemoveAgent(
            Removals removals,
            AgentRows rows,
            ObjectProvider<AgentLeaves> leaves,
            AgentTable agents,
            AccountTable accounts,
            Log log,
            Signals signals,
            Clock clock) {
        this.removals = removals;
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
        var removed = removals.check(agent);
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
}
