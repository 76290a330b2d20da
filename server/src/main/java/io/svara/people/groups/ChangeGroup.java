package io.svara.people.groups;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.AccessNotice;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes a group's name and members anew. Who comes or goes sees other mailboxes from this moment on. */
@UseCase(permission = Permission.GROUPS)
class ChangeGroup {

    private final Groups groups;
    private final GroupReader reader;
    private final GroupViews views;
    private final AccessNotice notice;
    private final Log log;

    ChangeGroup(Groups groups, GroupReader reader, GroupViews views, AccessNotice notice, Log log) {
        this.groups = groups;
        this.reader = reader;
        this.views = views;
        this.notice = notice;
        this.log = log;
    }

    GroupView change(GroupId id, GroupRequest request) {
        var before = groups.lock(id).orElseThrow(() -> Problem.notFound("group"));
        var members = reader.members(request);
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        var name = request.name().strip();
        var were = Set.copyOf(before.agents());
        if (name.equals(before.name()) && members.equals(were)) {
            return views.of(before);
        }
        if (groups.isTaken(name, id)) {
            throw GroupReader.nameTaken();
        }
        groups.change(id, name, members);
        var added = without(members, were);
        var removed = without(were, members);
        log.append(Change.of("group.changed", "group", id)
                .with("name", !name.equals(before.name()))
                .with("added", added)
                .with("removed", removed));
        notice.publishAfterCommit(added);
        notice.publishAfterCommit(removed);
        return views.of(groups.find(id).orElseThrow());
    }

    private static List<AgentId> without(Collection<AgentId> some, Collection<AgentId> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return List.copyOf(rest);
    }
}
