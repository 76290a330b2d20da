package io.svara.mailboxes.agents;

import static svara.db.jooq.Tables.GROUP_MEMBERSHIP;
import static svara.db.jooq.Tables.MAILBOX_AGENT;
import static svara.db.jooq.Tables.MAILBOX_GROUP;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.people.GroupId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The mailboxes that an agent has, themselves or by their groups. */
@Component
class AgentMailboxRows {

    private final DSLContext sql;

    AgentMailboxRows(DSLContext sql) {
        this.sql = sql;
    }

    Set<MailboxId> own(AgentId agent) {
        return Set.copyOf(sql.select(MAILBOX_AGENT.MAILBOX_ID)
                .from(MAILBOX_AGENT)
                .where(MAILBOX_AGENT.ORGANIZATION_ID.eq(organization()))
                .and(MAILBOX_AGENT.AGENT_ID.eq(agent.value()))
                .fetch(row -> new MailboxId(row.value1())));
    }

    /** By which of the agent's groups each mailbox comes. */
    Map<MailboxId, List<GroupId>> byGroup(AgentId agent) {
        return sql.select(MAILBOX_GROUP.MAILBOX_ID, MAILBOX_GROUP.GROUP_ID)
                .from(MAILBOX_GROUP)
                .join(GROUP_MEMBERSHIP)
                .on(GROUP_MEMBERSHIP.ORGANIZATION_ID.eq(MAILBOX_GROUP.ORGANIZATION_ID))
                .and(GROUP_MEMBERSHIP.GROUP_ID.eq(MAILBOX_GROUP.GROUP_ID))
                .where(MAILBOX_GROUP.ORGANIZATION_ID.eq(organization()))
                .and(GROUP_MEMBERSHIP.ORGANIZATION_ID.eq(organization()))
                .and(GROUP_MEMBERSHIP.AGENT_ID.eq(agent.value()))
                .orderBy(MAILBOX_GROUP.GROUP_ID)
                .fetchStream()
                .collect(Collectors.groupingBy(
                        row -> new MailboxId(row.value1()),
                        Collectors.mapping(row -> new GroupId(row.value2()), Collectors.toList())));
    }

    void take(AgentId agent, Collection<MailboxId> mailboxes) {
        sql.deleteFrom(MAILBOX_AGENT)
                .where(MAILBOX_AGENT.ORGANIZATION_ID.eq(organization()))
                .and(MAILBOX_AGENT.AGENT_ID.eq(agent.value()))
                .and(MAILBOX_AGENT.MAILBOX_ID.in(
                        mailboxes.stream().map(MailboxId::value).toList()))
                .execute();
    }

    void takeAll(AgentId agent) {
        sql.deleteFrom(MAILBOX_AGENT)
                .where(MAILBOX_AGENT.ORGANIZATION_ID.eq(organization()))
                .and(MAILBOX_AGENT.AGENT_ID.eq(agent.value()))
                .execute();
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
