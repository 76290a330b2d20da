package io.svara.people.access;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.people.AccessNotice;
import io.svara.people.RoleId;
import io.svara.people.access.AccessTable.Access;
import io.svara.people.licence.Licences;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives an agent permissions and roles, and takes them away. It holds from this moment on, on open desks too. */
@UseCase(permission = Permission.GRANT)
class ChangeAccess {

    private final AccessTable access;
    private final RoleTable roles;
    private final Licences licences;
    private final AccessNotice notice;
    private final Log log;
    private final Clock clock;

    ChangeAccess(AccessTable access, RoleTable roles, Licences licences, AccessNotice notice, Log log, Clock clock) {
        this.access = access;
        this.roles = roles;
        this.licences = licences;
        this.notice = notice;
        this.log = log;
        this.clock = clock;
    }

    AccessView change(AgentId agent, AccessRequest request) {
        // before the agent's own row: two who demote each other would else wait for each other
        var superadmins = Boolean.FALSE.equals(request.superadmin()) ? access.lockSuperadmins() : List.<AgentId>of();
        var before = access.lock(agent).orElseThrow(() -> Problem.notFound("agent"));
        var rules = new GrantRules(Scope.actor());
        rules.mayChange(before.superadmin());
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        var superadmin = request.superadmin() == null ? before.superadmin() : request.superadmin();
        mayBe(superadmin, before, superadmins, rules);
        var permissions = permissions(before, request, rules);
        var ofRoles = roles(before, request.roleIds(), rules);
        if (permissions.isNone() && ofRoles.isNone() && superadmin == before.superadmin()) {
            return AccessView.of(before);
        }
        write(agent, permissions, ofRoles);
        access.changed(agent, superadmin);
        if (superadmin != before.superadmin()) {
            log.append(Change.of("agent.superadmin-changed", "agent", agent).with("superadmin", superadmin));
        }
        notice.publishAfterCommit(List.of(agent));
        return AccessView.of(access.find(agent).orElseThrow());
    }

    /** Only superadmins make and unmake one, and one always stays. */
    private static void mayBe(boolean superadmin, Access before, List<AgentId> superadmins, GrantRules rules) {
        rules.mayChange(superadmin != before.superadmin());
        if (before.superadmin() && !superadmin && superadmins.equals(List.of(before.agent()))) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "last-superadmin",
                    "This is the last superadmin. Make somebody else a superadmin first.");
        }
    }

    private Difference<Permission> permissions(Access before, AccessRequest request, GrantRules rules) {
        var checks = new Checks();
        var wanted = PermissionWords.read(request.permissions(), checks);
        checks.done();
        var difference = Difference.between(before.permissions(), wanted);
        rules.mayGiveAndTake(difference.both());
        rules.mayGiveTo(Set.of(before.agent()), !difference.given().isEmpty());
        licences.mayBeGiven(before.agent(), difference.given());
        return difference;
    }

    private Difference<RoleId> roles(Access before, @Nullable List<RoleId> wanted, GrantRules rules) {
        if (wanted == null || wanted.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("roleIds", "required", "Name the roles; none of them is an empty list.");
        }
        var difference = Difference.between(before.roles(), Set.copyOf(wanted));
        var touched = roles.share(difference.both());
        var known = touched.stream().map(RoleTable.Role::id).collect(Collectors.toSet());
        if (!known.containsAll(difference.given())) {
            throw Problem.invalid("roleIds", "unknown-role", "Choose among the roles (GET /api/admin/roles).");
        }
        rules.mayGiveAndTake(RoleTable.permissions(touched));
        rules.mayGiveTo(Set.of(before.agent()), !difference.given().isEmpty());
        var given = touched.stream().filter(role -> difference.given().contains(role.id()));
        licences.mayBeGiven(before.agent(), RoleTable.permissions(given.toList()));
        return difference;
    }

    private void write(AgentId agent, Difference<Permission> permissions, Difference<RoleId> ofRoles) {
        var now = clock.instant();
        access.give(agent, permissions.given(), now);
        access.take(agent, permissions.taken());
        access.giveRoles(agent, ofRoles.given(), now);
        access.takeRoles(agent, ofRoles.taken());
        permissions.given().forEach(given -> logged("agent.permission-given", agent, given));
        permissions.taken().forEach(taken -> logged("agent.permission-taken", agent, taken));
        ofRoles.given()
                .forEach(role ->
                        log.append(Change.of("agent.role-given", "agent", agent).with("role", role)));
        ofRoles.taken()
                .forEach(role ->
                        log.append(Change.of("agent.role-taken", "agent", agent).with("role", role)));
    }

    private void logged(String kind, AgentId agent, Permission permission) {
        log.append(Change.of(kind, "agent", agent).with("permission", permission.word()));
    }
}
