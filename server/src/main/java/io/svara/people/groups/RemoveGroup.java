package io.svara.people.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.AccessNotice;
import io.svara.people.GroupId;
import io.svara.people.GroupLeaves;
import io.svara.people.Groups;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Takes a group away, and from its members what it gave them. History goes on naming it. */
@UseCase(permission = Permission.GROUPS)
class RemoveGroup {

    private final Groups groups;
    private final AccessNotice notice;
    private final ObjectProvider<GroupLeaves> leaves;
    private final Log log;

    RemoveGroup(Groups groups, AccessNotice notice, ObjectProvider<GroupLeaves> leaves, Log log) {
        this.groups = groups;
        this.leaves = leaves;
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
        leaves.orderedStream().forEach(module -> module.leaves(id));
        log.append(Change.of("group.removed", "group", id).with("members", group.agents()));
        notice.publishAfterCommit(group.agents());
    }
}
