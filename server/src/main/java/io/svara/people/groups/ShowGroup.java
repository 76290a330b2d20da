package io.svara.people.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.GroupId;
import io.svara.people.Groups;

@UseCase(permission = Permission.GROUPS, readOnly = true)
class ShowGroup {

    private final Groups groups;
    private final GroupViews views;

    ShowGroup(Groups groups, GroupViews views) {
        this.groups = groups;
        this.views = views;
    }

    GroupView show(GroupId id) {
        return groups.find(id).map(views::of).orElseThrow(() -> Problem.notFound("group"));
    }
}
