package io.svara.tickets.store;

import static svara.db.jooq.Tables.TICKET;

import io.svara.contacts.ContactId;
import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.Visibility;
import io.svara.tickets.StatusKind;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Counts tickets, never further than asked for. Every count takes a visibility. */
@Component
public class TicketCounts {

    /** @param open neither Solved nor Closed */
    public record OfRequester(int open, int total) {}

    /** A machine may have written more. */
    private static final int MOST_OF_REQUESTER = 10_000;

    private static final Field<String> SNAPSHOT = DSL.field("pg_current_snapshot()::text", String.class);

    private final DSLContext sql;
    private final SharedCounts shared = new SharedCounts();

    TicketCounts(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * How many visible tickets meet each condition: first the agent's own ones, then those that are always the same for
     * all who see the same mailboxes. Each is counted up to so many.
     */
    public List<Integer> count(Visibility visibility, List<Condition> own, List<Condition> ofEverybody, int atMost) {
        if (visibility.mailboxes().isEmpty()) {
            return Collections.nCopies(own.size() + ofEverybody.size(), 0);
        }
        var counts = fields(visibility, own, atMost);
        var row = sql.select(SNAPSHOT).select(counts).fetchSingle();
        var others = shared.of(
                visibility.organization(),
                visibility.mailboxes(),
                Objects.requireNonNull(row.get(SNAPSHOT)),
                () -> count(fields(visibility, ofEverybody, atMost)));
        return Stream.concat(values(counts, row).stream(), others.stream()).toList();
    }

    private List<Integer> count(List<Field<Integer>> counts) {
        return values(counts, sql.select(counts).fetchSingle());
    }

    private static List<Field<Integer>> fields(Visibility visibility, List<Condition> conditions, int atMost) {
        return IntStream.range(0, conditions.size())
                .mapToObj(at -> count(visibility, conditions.get(at), atMost).as("count_" + at))
                .toList();
    }

    private static List<Integer> values(List<Field<Integer>> counts, Record row) {
        return counts.stream().map(row::get).map(Objects::requireNonNull).toList();
    }

    /** A contact's tickets, without those in the trash; the first 10,000 of them. */
    public OfRequester ofRequester(Visibility visibility, ContactId contact) {
        if (visibility.mailboxes().isEmpty()) {
            return new OfRequester(0, 0);
        }
        var done = TICKET.STATUS_KIND.in(StatusKind.SOLVED.word(), StatusKind.CLOSED.word());
        var some = DSL.select(DSL.field(done).as("done"))
                .from(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(visibility.organization().value()))
                .and(TICKET.MAILBOX_ID.in(visibility.mailboxes()))
                .and(TICKET.REQUESTER_CONTACT_ID.eq(contact.value()))
                .and(TICKET.TRASHED_AT.isNull())
                .limit(MOST_OF_REQUESTER)
                .asTable("some");
        var isDone = DSL.condition(DSL.field(DSL.name("done"), Boolean.class));
        return sql.select(DSL.count().filterWhere(DSL.not(isDone)), DSL.count())
                .from(some)
                .fetchSingle(row -> new OfRequester(row.value1(), row.value2()));
    }

    /** How many tickets each of them has that are not done, whoever may see them: for work that is shared out, not for a screen. */
    public Map<AgentId, Integer> open(Collection<AgentId> agents) {
        var count = DSL.count();
        return sql.select(TICKET.ASSIGNEE_ID, count)
                .from(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(TICKET.ASSIGNEE_ID.in(agents.stream().map(AgentId::value).toList()))
                .and(TICKET.TRASHED_AT.isNull())
                .and(TICKET.STATUS_KIND.notIn(StatusKind.SOLVED.word(), StatusKind.CLOSED.word()))
                .groupBy(TICKET.ASSIGNEE_ID)
                .fetchMap(row -> new AgentId(row.value1()), row -> row.get(count));
    }

    private static Field<Integer> count(Visibility visibility, Condition condition, int atMost) {
        var some = DSL.selectOne()
                .from(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(visibility.organization().value()))
                .and(TICKET.MAILBOX_ID.in(visibility.mailboxes()))
                .and(condition)
                .limit(atMost)
                .asTable("some");
        return DSL.field(DSL.selectCount().from(some));
    }
}
