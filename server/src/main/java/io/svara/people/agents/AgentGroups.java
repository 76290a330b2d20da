package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.GroupId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts agents into groups, in the caller's transaction. */
@Component
class AgentGroups {

    private final AgentRows rows;
    private final Log log;

    AgentGroups(AgentRows rows, Log log) {
        this.rows = rows;
        this.log = log;
    }

    /** Exactly these; true when that changed anything. */
    boolean set(AgentId agent, Collection<GroupId> groups) {
        var wanted = living(groups, "groupIds");
        var before = rows.groupsOf(agent);
        if (wanted.equals(before)) {
            return false;
        }
        rows.leaveAllBut(agent, wanted);
        rows.join(agent, wanted);
        note(agent, minus(wanted, before), minus(before, wanted));
        return true;
    }

    /** These as well; true when that changed anything. */
    boolean add(AgentId agent, GroupId group) {
        if (rows.groupsOf(agent).contains(group)) {
            return false;
        }
        rows.join(agent, Set.of(group));
        note(agent, Set.of(group), Set.of());
        return true;
    }

    Set<GroupId> living(Collection<GroupId> groups, String field) {
        var wanted = new HashSet<>(groups);
        if (!wanted.isEmpty() && !rows.living(wanted).equals(wanted)) {
            throw Problem.invalid(field, "unknown-group", "Choose among the groups that there are.");
        }
        return wanted;
    }

    private void note(AgentId agent, Set<GroupId> added, Set<GroupId> removed) {
        log.append(Change.of("agent.groups-changed", "agent", agent)
                .with("added", added)
                .with("removed", removed));
    }

    private static Set<GroupId> minus(Set<GroupId> some, Set<GroupId> others) {
        var left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }
}
