package io.svara.people.access;

import io.svara.kernel.AgentId;
import io.svara.people.RoleId;
import java.util.List;

/**
 * What an agent was given.
 *
 * @param permissions their own, without those of the roles
 * @param superadmin holds every permission, whatever else was given
 * @param version of this, not of the agent's name and address
 */
record AccessView(
        AgentId agentId,
        String name,
        boolean superadmin,
        List<String> permissions,
        List<RoleId> roleIds,
        long version) {

    static AccessView of(AccessTable.Access access) {
        return new AccessView(
                access.agent(),
                access.name(),
                access.superadmin(),
                PermissionWords.of(access.permissions()),
                List.copyOf(access.roles()),
                access.version());
    }
}
