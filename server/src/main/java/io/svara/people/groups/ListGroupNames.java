package io.svara.people.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.people.Groups;

/** The groups' names, for whoever chooses one. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListGroupNames {

    private final Groups groups;

    ListGroupNames(Groups groups) {
        this.groups = groups;
    }

    Page<Groups.Named> list() {
        return new Page<>(
                groups.all().stream()
                        .map(group -> new Groups.Named(group.id(), group.name()))
                        .toList(),
                null);
    }
}
