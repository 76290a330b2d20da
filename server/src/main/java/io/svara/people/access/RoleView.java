package io.svara.people.access;

import io.svara.people.RoleId;
import java.util.List;

/** @param agents how many have it */
record RoleView(RoleId id, String name, List<String> permissions, int agents, long version) {

    static RoleView of(RoleTable.Role role) {
        return new RoleView(
                role.id(), role.name(), PermissionWords.of(role.permissions()), role.agents(), role.version());
    }
}
