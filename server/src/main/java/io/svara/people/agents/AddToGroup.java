package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.CallerNotice;
import io.svara.people.GroupId;
import io.svara.people.account.AgentRights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts several agents into a group. Who is in it already stays. */
@UseCase(permission = Permission.EDIT_AGENTS)
class AddToGroup {

    record Request(
            @Nullable List<AgentId> agentIds, @Nullable GroupId groupId) {}

    private final AgentRights rights;
    private final AgentRows rows;
    private final AgentGroups groups;
    private final Signals signals;

    AddToGroup(AgentRights rights, AgentRows rows, AgentGroups groups, Signals signals) {
        this.rights = rights;
        this.rows = rows;
        this.groups = groups;
        this.signals = signals;
    }

    void add(Request request) {
        var agents = rights.existing(request.agentIds() == null ? List.of() : request.agentIds());
        if (request.groupId() == null) {
            throw Problem.invalid("groupId", "required", "Name a group.");
        }
        var group = request.groupId();
        groups.living(List.of(group), "groupId");
        // in one order, so that two such calls do not wait for each other
        agents.stream().map(agent -> agent.agent()).sorted(AgentRights.BY_ID).forEach(id -> add(id, group));
    }

    private void add(AgentId id, GroupId group) {
        var before = rows.lock(id).orElseThrow(() -> Problem.notFound("agent"));
        if (groups.add(id, group)) {
            rows.write(id, before);
            CallerNotice.agent(Scope.organization(), id).publishAfterCommit(signals);
        }
    }
}
