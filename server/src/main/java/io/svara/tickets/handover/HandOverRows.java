package io.svara.tickets.handover;

import static svara.db.jooq.Tables.TICKET;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.people.GroupId;
import io.svara.tickets.StatusKind;
import io.svara.tickets.TicketId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The open tickets of an agent or a group, whichever mailbox they are in. */
@Component
class HandOverRows {

    private static final List<String> DONE = List.of(StatusKind.SOLVED.word(), StatusKind.CLOSED.word());

    private final DSLContext sql;

    HandOverRows(DSLContext sql) {
        this.sql = sql;
    }

    int count(AgentId agent) {
        return sql.fetchCount(DSL.selectOne().from(TICKET).where(openOf(agent)));
    }

    /** Gives some of them to somebody else, or to nobody. Their place in the lists stays. None when none is left. */
    List<TicketId> handOver(AgentId from, @Nullable AgentId to, int most) {
        var some = sql.select(TICKET.ID)
                .from(TICKET)
                .where(openOf(from))
                .limit(most)
                .forNoKeyUpdate()
                .fetch(row -> row.value1());
        sql.update(TICKET)
                .set(TICKET.ASSIGNEE_ID, to == null ? null : to.value())
                .set(TICKET.VERSION, TICKET.VERSION.plus(1))
                .where(TICKET.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(TICKET.ID.eq(DSL.any(some.toArray(Long[]::new))))
                .execute();
        return some.stream().map(TicketId::new).toList();
    }

    /** Of these groups, those that have any. */
    Map<GroupId, Integer> count(Collection<GroupId> groups) {
        return sql.select(TICKET.GROUP_ID, DSL.count())
                .from(TICKET)
                .where(open())
                .and(TICKET.GROUP_ID.eq(
                        DSL.any(groups.stream().map(GroupId::value).toArray(Long[]::new))))
                .groupBy(TICKET.GROUP_ID)
                .fetchMap(row -> new GroupId(row.value1()), row -> row.value2());
    }

    /** Takes the group from all of them. Their agents, and their place in the lists, stay. */
    List<TicketId> release(GroupId group) {
        return sql.update(TICKET)
                .setNull(TICKET.GROUP_ID)
                .set(TICKET.VERSION, TICKET.VERSION.plus(1))
                .where(open())
                .and(TICKET.GROUP_ID.eq(group.value()))
                .returningResult(TICKET.ID)
                .fetch(row -> new TicketId(row.value1()));
    }

    private static Condition openOf(AgentId agent) {
        return open().and(TICKET.ASSIGNEE_ID.eq(agent.value()));
    }

    private static Condition open() {
        return TICKET.ORGANIZATION_ID
                .eq(Scope.organization().value())
                .and(TICKET.TRASHED_AT.isNull())
                .and(TICKET.STATUS_KIND.notIn(DONE));
    }
}
