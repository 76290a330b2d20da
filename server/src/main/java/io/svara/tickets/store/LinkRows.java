package io.svara.tickets.store;

import static svara.db.jooq.Tables.TICKET_LINK;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.tickets.Match;
import io.svara.tickets.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of tickets that belong together, and of those that seem to. A pair has no direction. */
@Component
public class LinkRows {

    /** More are no help to anybody. */
    private static final int MOST_SUGGESTED = 3;

    /** @param suggestedBy by what it seemed to belong to it; null where an agent linked them by hand */
    public record Link(
            TicketId other, boolean linked, @Nullable Match suggestedBy) {}

    private final DSLContext sql;

    LinkRows(DSLContext sql) {
        this.sql = sql;
    }

    /** What a new ticket's message names without proof. */
    public void suggest(TicketId ticket, Map<TicketId, Match> others, Instant at) {
        if (others.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                TICKET_LINK,
                TICKET_LINK.ORGANIZATION_ID,
                TICKET_LINK.TICKET_ID,
                TICKET_LINK.OTHER_ID,
                TICKET_LINK.SUGGESTED_BY,
                TICKET_LINK.CREATED_AT);
        for (var other : others.entrySet().stream().limit(MOST_SUGGESTED).toList()) {
            insert = insert.values(
                    organization(),
                    ticket.value(),
                    other.getKey().value(),
                    other.getValue().word(),
                    at);
        }
        insert.onConflictDoNothing().execute();
    }

    /** False when they were linked already. */
    public boolean link(TicketId one, TicketId other, AgentId agent, Instant at) {
        return sql.insertInto(TICKET_LINK)
                        .set(TICKET_LINK.ORGANIZATION_ID, organization())
                        .set(TICKET_LINK.TICKET_ID, Math.max(one.value(), other.value()))
                        .set(TICKET_LINK.OTHER_ID, Math.min(one.value(), other.value()))
                        .set(TICKET_LINK.CREATED_AT, at)
                        .set(TICKET_LINK.LINKED_AT, at)
                        .set(TICKET_LINK.LINKED_BY, agent.value())
                        .onConflict(TICKET_LINK.ORGANIZATION_ID, TICKET_LINK.TICKET_ID, TICKET_LINK.OTHER_ID)
                        .doUpdate()
                        .set(TICKET_LINK.LINKED_AT, at)
                        .set(TICKET_LINK.LINKED_BY, agent.value())
                        .where(TICKET_LINK.LINKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Takes the link, or the suggestion, away. False where there is none. */
    public boolean remove(TicketId one, TicketId other) {
        return sql.deleteFrom(TICKET_LINK)
                        .where(TICKET_LINK.ORGANIZATION_ID.eq(organization()))
                        .and(TICKET_LINK.TICKET_ID.eq(Math.max(one.value(), other.value())))
                        .and(TICKET_LINK.OTHER_ID.eq(Math.min(one.value(), other.value())))
                        .execute()
                == 1;
    }

    /** The links first, then suggestions; the oldest of each first. */
    public List<Link> of(TicketId ticket, int limit) {
        var other = DSL.when(TICKET_LINK.TICKET_ID.eq(ticket.value()), TICKET_LINK.OTHER_ID)
                .otherwise(TICKET_LINK.TICKET_ID);
        return sql.select(other, TICKET_LINK.LINKED_AT, TICKET_LINK.SUGGESTED_BY)
                .from(TICKET_LINK)
                .where(TICKET_LINK.ORGANIZATION_ID.eq(organization()))
                .and(isOf(ticket))
                .orderBy(TICKET_LINK.LINKED_AT.asc().nullsLast(), TICKET_LINK.CREATED_AT, other)
                .limit(limit)
                .fetch(row -> new Link(
                        new TicketId(row.value1()),
                        row.value2() != null,
                        row.value3() == null ? null : Match.of(row.value3())));
    }

    private static Condition isOf(TicketId ticket) {
        return TICKET_LINK.TICKET_ID.eq(ticket.value()).or(TICKET_LINK.OTHER_ID.eq(ticket.value()));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
