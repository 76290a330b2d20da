package io.svara.people.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.people.GroupId;
import io.svara.people.Groups;

/** The groups' names, for whoever chooses one. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListGroupNames {

    record Named(GroupId id, String name) {}

    private final Groups groups;

    ListGroupNames(Groups groups) {
        this.groups = groups;
    }

    Page<Named> list() {
        return new Page<>(
                groups.all().stream()
                        .map(group -> new Named(group.id(), group.name()))
                        .toList(),
                null);
    }
}
