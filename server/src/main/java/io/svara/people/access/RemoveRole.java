package io.svara.people.access;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.AccessNotice;
import io.svara.people.AgentSummary;
import io.svara.people.RoleId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Takes a role away, and from all who have it what it gave them. */
@UseCase(permission = Permission.GRANT)
class RemoveRole {

    private final RoleTable roles;
    private final AccessNotice notice;
    private final Log log;
    private final Clock clock;

    RemoveRole(RoleTable roles, AccessNotice notice, Log log, Clock clock) {
        this.roles = roles;
        this.notice = notice;
        this.log = log;
        this.clock = clock;
    }

    /** @param ifVersion null: whatever it says by now */
    void remove(RoleId id, @Nullable Long ifVersion) {
        var role = roles.lock(id).orElseThrow(() -> Problem.notFound("role"));
        if (ifVersion != null && ifVersion != role.version()) {
            throw Problem.stale(role.version());
        }
        new GrantRules(Scope.actor()).mayGiveAndTake(role.permissions());
        var agents = roles.agents(id).stream().map(AgentSummary::id).toList();
        roles.remove(id, clock.instant());
        log.append(Change.of("role.removed", "role", id));
        agents.forEach(agent ->
                log.append(Change.of("agent.role-taken", "agent", agent).with("role", id)));
        notice.publishAfterCommit(agents);
    }
}
