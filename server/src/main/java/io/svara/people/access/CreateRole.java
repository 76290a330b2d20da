package io.svara.people.access;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import java.time.Clock;

/** Makes a role, of permissions that its maker holds. */
@UseCase(permission = Permission.GRANT)
class CreateRole {

    private final RoleTable roles;
    private final RoleLog roleLog;
    private final Log log;
    private final Clock clock;

    CreateRole(RoleTable roles, RoleLog roleLog, Log log, Clock clock) {
        this.roles = roles;
        this.roleLog = roleLog;
        this.log = log;
        this.clock = clock;
    }

    RoleView create(RoleRequest request) {
        var checks = new Checks().text(request.name(), "name", ChangeRole.MAX_NAME);
        var permissions = PermissionWords.read(request.permissions(), checks);
        checks.done();
        new GrantRules(Scope.actor()).mayGiveAndTake(permissions);
        var id = roles.add(request.name().strip(), clock.instant()).orElseThrow(ChangeRole::nameTaken);
        roles.give(id, permissions);
        log.append(Change.of("role.created", "role", id));
        roleLog.given(id, permissions);
        return RoleView.of(roles.find(id).orElseThrow());
    }
}
