package io.svara.people.licence;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.AccessNotice;
import io.svara.people.LicenceLevelId;
import io.svara.people.account.AgentRights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives agents another licence level. What they were granted beyond it stays, and counts again once they are given a
 * level that holds it.
 */
@UseCase(permission = Permission.EDIT_AGENTS)
class SetLicenceLevel {

    /** @param licenceLevelId null: none, so all services */
    record Request(
            @Nullable List<AgentId> agentIds, @Nullable LicenceLevelId licenceLevelId) {}

    private final LicenceTable table;
    private final Licences licences;
    private final AgentRights rights;
    private final AccessNotice notice;
    private final Log log;

    SetLicenceLevel(LicenceTable table, Licences licences, AgentRights rights, AccessNotice notice, Log log) {
        this.table = table;
        this.licences = licences;
        this.rights = rights;
        this.notice = notice;
        this.log = log;
    }

    void set(Request request) {
        var agents = rights.existing(request.agentIds() == null ? List.of() : request.agentIds());
        licences.check(request.licenceLevelId());
        agents.forEach(this::mayChange);
        // in one order, so that two such calls do not wait for each other
        var changed = agents.stream()
                .map(Actor.Agent::agent)
                .sorted(AgentRights.BY_ID)
                .filter(agent -> table.give(agent, request.licenceLevelId()))
                .toList();
        for (var agent : changed) {
            log.append(Change.of("agent.licence-level-changed", "agent", agent)
                    .with("licence-level", request.licenceLevelId()));
        }
        notice.publishAfterCommit(changed);
    }

    /** Below a superadmin nobody raises their own, as nobody gives themselves a permission. */
    private void mayChange(Actor.Agent agent) {
        if (Scope.actor() instanceof Actor.Agent self && self.agent().equals(agent.agent()) && !self.superadmin()) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "own-licence-level",
                    "You cannot change your own licence level. Ask a colleague who may edit agents.");
        }
        rights.mayGovern(agent);
    }
}
