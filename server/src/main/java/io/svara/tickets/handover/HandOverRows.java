package io.svara.tickets.handover;

import static svara.db.jooq.Tables.TICKET;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.tickets.StatusKind;
import io.svara.tickets.TicketId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The open tickets of an agent, whichever mailbox they are in. */
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

    private static Condition openOf(AgentId agent) {
        return TICKET.ORGANIZATION_ID
                .eq(Scope.organization().value())
                .and(TICKET.ASSIGNEE_ID.eq(agent.value()))
                .and(TICKET.TRASHED_AT.isNull())
                .and(TICKET.STATUS_KIND.notIn(DONE));
    }
}
