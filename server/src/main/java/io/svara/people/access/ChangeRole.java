package io.svara.people.access;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.people.AccessNotice;
import io.svara.people.AgentSummary;
import io.svara.people.RoleId;

/** Writes a role anew, whole. All who have it may do what it says from this moment on. */
@UseCase(permission = Permission.GRANT)
class ChangeRole {

    static final int MAX_NAME = 100;

    private final RoleTable roles;
    private final AccessNotice notice;
    private final RoleLog roleLog;
    private final Log log;

    ChangeRole(RoleTable roles, AccessNotice notice, RoleLog roleLog, Log log) {
        this.roles = roles;
        this.notice = notice;
        this.roleLog = roleLog;
        this.log = log;
    }

    RoleView change(RoleId id, RoleRequest request) {
        var before = roles.lock(id).orElseThrow(() -> Problem.notFound("role"));
        var checks = new Checks().text(request.name(), "name", MAX_NAME);
        var wanted = PermissionWords.read(request.permissions(), checks);
        checks.done();
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        var name = request.name().strip();
        var difference = Difference.between(before.permissions(), wanted);
        if (difference.isNone() && name.equals(before.name())) {
            return RoleView.of(before);
        }
        var agents = roles.agents(id).stream().map(AgentSummary::id).toList();
        var rules = new GrantRules(Scope.actor());
        rules.mayGiveAndTake(difference.both());
        rules.mayGiveTo(agents, !difference.given().isEmpty());
        if (roles.isTaken(name, id)) {
            throw nameTaken();
        }
        roles.change(id, name);
        roles.give(id, difference.given());
        roles.take(id, difference.taken());
        log.append(Change.of("role.changed", "role", id).with("name", !name.equals(before.name())));
        roleLog.given(id, difference.given());
        roleLog.taken(id, difference.taken());
        notice.publishAfterCommit(agents);
        return RoleView.of(roles.find(id).orElseThrow());
    }

    static Problem nameTaken() {
        return Problem.of(
                Problem.Kind.CONFLICT, "role-exists", "There is a role of this name already. Choose another.");
    }
}
