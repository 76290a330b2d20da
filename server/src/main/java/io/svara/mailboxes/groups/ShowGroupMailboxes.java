package io.svara.mailboxes.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.MailboxChoice;
import io.svara.mailboxes.Mailboxes;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import java.util.List;

@UseCase(permission = Permission.GROUPS, readOnly = true)
class ShowGroupMailboxes {

    private final Groups groups;
    private final Mailboxes mailboxes;
    private final GroupMailboxRows rows;

    ShowGroupMailboxes(Groups groups, Mailboxes mailboxes, GroupMailboxRows rows) {
        this.groups = groups;
        this.mailboxes = mailboxes;
        this.rows = rows;
    }

    GroupMailboxes show(GroupId id) {
        var group = groups.find(id).orElseThrow(() -> Problem.notFound("group"));
        return new GroupMailboxes(
                List.copyOf(rows.of(id)),
                mailboxes.all().stream().map(MailboxChoice::of).toList(),
                group.version());
    }
}
