package io.svara.tickets.store;

import static svara.db.jooq.Tables.TICKET;
import static svara.db.jooq.Tables.TICKET_SEEN;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.tickets.TicketId;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The SQL of who has seen which ticket, and when. */
@Component
public class SeenRows {

    private final DSLContext sql;

    SeenRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Not before the news that the ticket shows: another node's clock may have been ahead when it came. */
    public void see(TicketId ticket, AgentId agent, Instant at) {
        var seenAt = DSL.greatest(DSL.val(at), DSL.coalesce(TICKET.NEWS_AT, TICKET.CREATED_AT));
        sql.insertInto(
                        TICKET_SEEN,
                        TICKET_SEEN.ORGANIZATION_ID,
                        TICKET_SEEN.AGENT_ID,
                        TICKET_SEEN.TICKET_ID,
                        TICKET_SEEN.SEEN_AT)
                .select(DSL.select(TICKET.ORGANIZATION_ID, DSL.val(agent.value()), TICKET.ID, seenAt)
                        .from(TICKET)
                        .where(TICKET.ORGANIZATION_ID.eq(organization()))
                        .and(TICKET.ID.eq(ticket.value())))
                .onConflict(TICKET_SEEN.ORGANIZATION_ID, TICKET_SEEN.AGENT_ID, TICKET_SEEN.TICKET_ID)
                .doUpdate()
                .set(TICKET_SEEN.SEEN_AT, DSL.excluded(TICKET_SEEN.SEEN_AT))
                .execute();
    }

    public void forget(TicketId ticket, AgentId agent) {
        sql.deleteFrom(TICKET_SEEN)
                .where(TICKET_SEEN.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_SEEN.AGENT_ID.eq(agent.value()))
                .and(TICKET_SEEN.TICKET_ID.eq(ticket.value()))
                .execute();
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
