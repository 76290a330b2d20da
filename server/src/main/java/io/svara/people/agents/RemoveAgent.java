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
import io.svara.people.CallerNotice;
import io.svara.people.account.AccountTable;
import io.svara.people.account.AgentTable;
import java.time.Clock;

/** Takes an agent out. Sessions and tokens end at once, on all nodes; history keeps the name (ORG-4). */
@UseCase(permission = Permission.AGENTS)
class RemoveAgent {

    private final AgentTable agents;
    private final AccountTable accounts;
    private final Log log;
    private final Signals signals;
    private final Clock clock;

    RemoveAgent(AgentTable agents, AccountTable accounts, Log log, Signals signals, Clock clock) {
        this.agents = agents;
        this.accounts = accounts;
        this.log = log;
        this.signals = signals;
        this.clock = clock;
    }

    void remove(AgentId agent) {
        var organization = Scope.organization();
        var removed = agents.actor(organization, agent).orElseThrow(() -> Problem.notFound("agent"));
        mayRemove(removed);
        var now = clock.instant();
        agents.remove(organization, agent, now);
        accounts.remove(organization, removed.account(), now);
        log.append(Change.of("agent.removed", "agent", agent));
        CallerNotice.agent(organization, agent).publishAfterCommit(signals);
    }

    /** Nobody is left without a superadmin: no one removes themselves, and only superadmins remove one. */
    private static void mayRemove(Actor.Agent removed) {
        if (Scope.actor() instanceof Actor.Agent actor && actor.agent().equals(removed.agent())) {
            throw Problem.of(Problem.Kind.CONFLICT, "own-agent", "You cannot remove yourself. Ask a colleague.");
        }
        if (removed.superadmin() && !Scope.actor().may(Permission.SUPERADMIN)) {
            throw Problem.forbidden(Permission.SUPERADMIN);
        }
    }
}
