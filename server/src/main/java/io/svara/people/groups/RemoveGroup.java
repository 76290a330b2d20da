package io.svara.people.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.AccessNotice;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import org.jspecify.annotations.Nullable;

/** Takes a group away, and from its members what it gave them. History goes on naming it. */
@UseCase(permission = Permission.GROUPS)
class RemoveGroup {

    private final Groups groups;
    private final AccessNotice notice;
    private final Log log;

    RemoveGroup(Groups groups, AccessNotice notice, Log log) {
        this.groups = groups;
        this.notice = notice;
        this.log = log;
    }

    /** @param ifVersion null: whatever it gives by now */
    void remove(GroupId id, @Nullable Long ifVersion) {
        var group = groups.lock(id).orElseThrow(() -> Problem.notFound("group"));
        if (ifVersion != null && ifVersion != group.version()) {
            throw Problem.stale(group.version());
        }
        groups.remove(id);
        log.append(Change.of("group.removed", "group", id).with("members", group.agents()));
        notice.publishAfterCommit(group.agents());
    }
}
