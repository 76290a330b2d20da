package io.svara.mailboxes.groups;

import static svara.db.jooq.Tables.MAILBOX;
import static svara.db.jooq.Tables.MAILBOX_GROUP;

import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.people.GroupId;
import io.svara.people.GroupUse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The mailboxes of groups. A removed mailbox is none any longer. */
@Component
class GroupMailboxRows implements GroupUse {

    private final DSLContext sql;

    GroupMailboxRows(DSLContext sql) {
        this.sql = sql;
    }

    Set<MailboxId> of(GroupId group) {
        return sql
                .select(MAILBOX.ID)
                .from(MAILBOX_GROUP)
                .join(MAILBOX)
                .on(MAILBOX.ORGANIZATION_ID.eq(MAILBOX_GROUP.ORGANIZATION_ID))
                .and(MAILBOX.ID.eq(MAILBOX_GROUP.MAILBOX_ID))
                .where(MAILBOX_GROUP.ORGANIZATION_ID.eq(organization()))
                .and(MAILBOX_GROUP.GROUP_ID.eq(group.value()))
                .and(MAILBOX.REMOVED_AT.isNull())
                .fetch(row -> new MailboxId(row.value1()))
                .stream()
                .collect(Collectors.toSet());
    }

    void set(GroupId group, Collection<MailboxId> mailboxes) {
        var wanted = mailboxes.stream().map(MailboxId::value).toList();
        sql.deleteFrom(MAILBOX_GROUP)
                .where(MAILBOX_GROUP.ORGANIZATION_ID.eq(organization()))
                .and(MAILBOX_GROUP.GROUP_ID.eq(group.value()))
                .and(MAILBOX_GROUP.MAILBOX_ID.notIn(wanted))
                .execute();
        for (var mailbox : wanted) {
            sql.insertInto(MAILBOX_GROUP)
                    .set(MAILBOX_GROUP.ORGANIZATION_ID, organization())
                    .set(MAILBOX_GROUP.GROUP_ID, group.value())
                    .set(MAILBOX_GROUP.MAILBOX_ID, mailbox)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    @Override
    public Map<GroupId, List<Use>> of(Collection<GroupId> groups) {
        return sql.select(MAILBOX_GROUP.GROUP_ID, MAILBOX.NAME)
                .from(MAILBOX_GROUP)
                .join(MAILBOX)
                .on(MAILBOX.ORGANIZATION_ID.eq(MAILBOX_GROUP.ORGANIZATION_ID))
                .and(MAILBOX.ID.eq(MAILBOX_GROUP.MAILBOX_ID))
                .where(MAILBOX_GROUP.ORGANIZATION_ID.eq(organization()))
                .and(MAILBOX_GROUP.GROUP_ID.in(
                        groups.stream().map(GroupId::value).toList()))
                .and(MAILBOX.REMOVED_AT.isNull())
                .orderBy(MAILBOX.NAME, MAILBOX.ID)
                .fetchGroups(row -> new GroupId(row.value1()), row -> new Use("mailbox", row.value2()));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
