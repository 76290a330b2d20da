package io.svara.people.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.people.Groups;

/** What every group is or was called: a removed one stays in history. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class NameGroups {

    private final Groups groups;

    NameGroups(Groups groups) {
        this.groups = groups;
    }

    Page<Groups.Named> all() {
        return new Page<>(groups.ever(), null);
    }
}
