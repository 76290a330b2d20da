package io.svara.people.access;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;

@UseCase(permission = Permission.GRANT, readOnly = true)
class ShowAccess {

    private final AccessTable access;

    ShowAccess(AccessTable access) {
        this.access = access;
    }

    AccessView show(AgentId agent) {
        return access.find(agent).map(AccessView::of).orElseThrow(() -> Problem.notFound("agent"));
    }
}
