package io.svara.people.access;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.AgentSummary;
import io.svara.people.RoleId;
import java.util.List;

/** A role, who has it, and what they would lose with it. */
@UseCase(permission = Permission.GRANT, readOnly = true)
class ShowRole {

    /** @param losses what would be lost without the role, and by how many; what nobody would lose is left out */
    record Answer(RoleView role, List<AgentSummary> agents, List<Loss> losses) {}

    record Loss(String permission, long agents) {}

    private final RoleTable roles;

    ShowRole(RoleTable roles) {
        this.roles = roles;
    }

    Answer show(RoleId id) {
        var role = roles.find(id).orElseThrow(() -> Problem.notFound("role"));
        return new Answer(RoleView.of(role), roles.agents(id), losses(role));
    }

    private List<Loss> losses(RoleTable.Role role) {
        var besides = roles.heldBesides(role.id());
        return role.permissions().stream()
                .map(permission -> new Loss(
                        permission.word(),
                        besides.stream()
                                .filter(held -> !held.contains(permission))
                                .count()))
                .filter(loss -> loss.agents() > 0)
                .toList();
    }
}
