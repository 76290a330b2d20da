package io.svara.people.account;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who may be changed by whom. Whoever sets an agent's address or password can sign in as that agent, so nobody does that
 * to one who may more than they themselves.
 */
@Component
public class AgentRights {

    public static final Comparator<AgentId> BY_ID = Comparator.comparingLong(AgentId::value);

    /** Of one call. */
    private static final int MOST_AT_ONCE = 500;

    private final AgentTable agents;

    AgentRights(AgentTable agents) {
        this.agents = agents;
    }

    /** @throws Problem not found: it is none of this organisation, or has been removed */
    public Actor.Agent existing(AgentId agent) {
        return agents.actor(Scope.organization(), agent).orElseThrow(() -> Problem.notFound("agent"));
    }

    /** Each once. One that is not there refuses them all. */
    public List<Actor.Agent> existing(Collection<AgentId> some) {
        if (some.isEmpty() || some.size() > MOST_AT_ONCE) {
            throw Problem.invalid("agentIds", "out-of-range", "Name 1 to " + MOST_AT_ONCE + " agents.");
        }
        return new LinkedHashSet<>(some).stream().map(this::existing).toList();
    }

    /** Asked before anything by which one could sign in as the agent, or that takes the agent away. */
    public void mayGovern(Actor.Agent agent) {
        var actor = Scope.actor();
        if (actor instanceof Actor.Agent own && own.agent().equals(agent.agent())) {
            return;
        }
        if (agent.superadmin() && !actor.may(Permission.SUPERADMIN)) {
            throw Problem.forbidden(Permission.SUPERADMIN);
        }
        if (!agent.permissions().stream().allMatch(actor::mayGive)) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "more-rights",
                    "This agent has permissions that you do not have. Ask somebody who has them, or a superadmin.");
        }
    }

    /** Until the transaction ends no other superadmin goes. Before any other row is locked, or two would wait for each other. */
    public void keepsSuperadmin(AgentId without) {
        var superadmins = agents.lockSuperadmins(Scope.organization());
        if (superadmins.contains(without) && superadmins.size() == 1) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "last-superadmin",
                    "This is the last superadmin. Make another agent superadmin first.");
        }
    }
}
