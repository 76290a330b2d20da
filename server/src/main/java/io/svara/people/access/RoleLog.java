package io.svara.people.access;

import io.svara.kernel.access.Permission;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.people.RoleId;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** One entry for each permission that comes to a role or leaves it, so that each can be found. */
@Component
class RoleLog {

    private final Log log;

    RoleLog(Log log) {
        this.log = log;
    }

    void given(RoleId role, Collection<Permission> permissions) {
        permissions.forEach(permission -> append("role.permission-given", role, permission));
    }

    void taken(RoleId role, Collection<Permission> permissions) {
        permissions.forEach(permission -> append("role.permission-taken", role, permission));
    }

    private void append(String kind, RoleId role, Permission permission) {
        log.append(Change.of(kind, "role", role).with("permission", permission.word()));
    }
}
