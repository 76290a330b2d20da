package io.svara.people.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.people.Groups;

/** All groups with their members, for whoever manages them. */
@UseCase(permission = Permission.GROUPS, readOnly = true)
class ListGroups {

    private final Groups groups;
    private final GroupViews views;

    ListGroups(Groups groups, GroupViews views) {
        this.groups = groups;
        this.views = views;
    }

    Page<GroupView> list() {
        return new Page<>(views.of(groups.all()), null);
    }
}
