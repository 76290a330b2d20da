package io.svara.mailboxes.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxChoice;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.people.AccessNotice;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives a group exactly these mailboxes. Its agents see their tickets, and no others by it, from this moment on. */
@UseCase(permission = Permission.GROUPS)
class ChangeGroupMailboxes {

    /** @param ifVersion refused when the group has changed since this version of it */
    record Request(List<MailboxId> mailboxIds, @Nullable Long ifVersion) {}

    private final Groups groups;
    private final Mailboxes mailboxes;
    private final GroupMailboxRows rows;
    private final AccessNotice notice;
    private final Log log;

    ChangeGroupMailboxes(Groups groups, Mailboxes mailboxes, GroupMailboxRows rows, AccessNotice notice, Log log) {
        this.groups = groups;
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.notice = notice;
        this.log = log;
    }

    GroupMailboxes change(GroupId id, Request request) {
        var group = groups.lock(id).orElseThrow(() -> Problem.notFound("group"));
        var all = mailboxes.all();
        var wanted = wanted(request, all);
        if (request.ifVersion() != null && request.ifVersion() != group.version()) {
            throw Problem.stale(group.version());
        }
        var before = rows.of(id);
        if (!wanted.equals(before)) {
            rows.set(id, wanted);
            groups.changed(id);
            log.append(Change.of("group.mailboxes-changed", "group", id)
                    .with("added", without(wanted, before))
                    .with("removed", without(before, wanted)));
            notice.publishAfterCommit(group.agents());
        }
        return new GroupMailboxes(
                List.copyOf(wanted),
                all.stream().map(MailboxChoice::of).toList(),
                groups.find(id).orElseThrow().version());
    }

    private static HashSet<MailboxId> wanted(Request request, List<Mailbox> all) {
        var there = all.stream().map(Mailbox::id).collect(Collectors.toSet());
        if (request.mailboxIds() == null || !there.containsAll(request.mailboxIds())) {
            throw Problem.invalid(
                    "mailboxIds",
                    request.mailboxIds() == null ? "required" : "unknown-mailbox",
                    "Choose among the mailboxes (GET /api/admin/groups/{id}/mailboxes); none is an empty list.");
        }
        return new HashSet<>(request.mailboxIds());
    }

    private static List<MailboxId> without(Collection<MailboxId> some, Collection<MailboxId> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return List.copyOf(rest);
    }
}
