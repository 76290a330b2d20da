package io.svara.people.access;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.problem.Problem;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Who may give and take what (ORG-6). A superadmin everything; others what they hold themselves, to and from others, and
 * never of a superadmin. To themselves they give nothing: what they hold by a role would else outlast the role.
 */
final class GrantRules {

    private final Actor actor;

    GrantRules(Actor actor) {
        this.actor = actor;
    }

    private boolean mayAll() {
        return actor.may(Permission.SUPERADMIN);
    }

    void mayChange(boolean superadmin) {
        if (superadmin && !mayAll()) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN, "superadmin", "Only a superadmin changes what a superadmin may do.");
        }
    }

    void mayGiveAndTake(Collection<Permission> permissions) {
        var missing = permissions.stream()
                .filter(permission -> !actor.mayGive(permission))
                .sorted()
                .map(Permission::word)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "not-held",
                    "You can give and take only what you hold yourself. You do not hold: " + missing + ".");
        }
    }

    /** @param any whether anything is given */
    void mayGiveTo(Collection<AgentId> agents, boolean any) {
        if (any && !mayAll() && actor instanceof Actor.Agent self && agents.contains(self.agent())) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "own-permissions",
                    "You cannot give anything to yourself. Ask a colleague who may grant it.");
        }
    }
}
