package io.svara.people.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.people.AccessNotice;
import io.svara.people.Groups;

@UseCase(permission = Permission.GROUPS)
class CreateGroup {

    private final Groups groups;
    private final GroupReader reader;
    private final GroupViews views;
    private final AccessNotice notice;
    private final Log log;

    CreateGroup(Groups groups, GroupReader reader, GroupViews views, AccessNotice notice, Log log) {
        this.groups = groups;
        this.reader = reader;
        this.views = views;
        this.notice = notice;
        this.log = log;
    }

    GroupView create(GroupRequest request) {
        var members = reader.members(request);
        var name = request.name().strip();
        if (groups.isTaken(name, null)) {
            throw GroupReader.nameTaken();
        }
        var id = groups.add(name, members);
        log.append(Change.of("group.created", "group", id).with("members", members));
        notice.publishAfterCommit(members);
        return views.of(groups.find(id).orElseThrow());
    }
}
