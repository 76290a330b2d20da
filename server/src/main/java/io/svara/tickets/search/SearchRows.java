package io.svara.tickets.search;

import static svara.db.jooq.Tables.TICKET;
import static svara.db.jooq.Tables.TICKET_SEARCH;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.InboundMessage;
import io.svara.channels.MessageId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.database.PlannedAnew;
import io.svara.kernel.paging.Cursor;
import io.svara.mailboxes.Visibility;
import io.svara.tickets.TicketId;
import io.svara.tickets.search.Words.Part;
import io.svara.tickets.search.Words.Weight;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.TicketSearch;

/** The only class that touches search rows. They have no row-level security, so each statement names the organisation. */
@Component
public class SearchRows {

    /** What of a message can be found. */
    public record Source(String subject, List<Address> people, String text, List<AttachedBlob> files) {

        public static Source of(InboundMessage message) {
            var people = Stream.of(List.of(message.from(), message.requester()), message.to(), message.cc())
                    .flatMap(List::stream)
                    .toList();
            return new Source(message.subject(), people, message.text(), message.attachments());
        }

        private List<Part> parts() {
            var parts = new ArrayList<Part>();
            parts.add(new Part(Weight.A, subject));
            people.forEach(person -> parts.add(new Part(Weight.A, person.email())));
            people.forEach(person -> parts.add(new Part(Weight.B, person.name())));
            files.forEach(file -> parts.add(new Part(Weight.B, file.name())));
            parts.add(new Part(Weight.D, text));
            return parts;
        }
    }

    /** A ticket at its newest message that matches. */
    record Hit(TicketId ticket, Instant at, long message) {}

    /** Enough for a word that stands in every tenth message; each row costs reading its words. */
    private static final int WALKED_ROWS = 500;

    /** For a word that stands in every hundredth; beyond that its index is faster. */
    private static final int MOST_WALKED_ROWS = 10_000;

    private static final int HITS_THAT_TELL = 2;

    private final DSLContext sql;
    private final Clock clock;

    SearchRows(DSLContext sql, Clock clock) {
        this.sql = PlannedAnew.each(sql);
        this.clock = clock;
    }

    public void add(TicketId ticket, MessageId message, Instant at, Source source) {
        sql.insertInto(
                        TICKET_SEARCH,
                        TICKET_SEARCH.ORGANIZATION_ID,
                        TICKET_SEARCH.TICKET_ID,
                        TICKET_SEARCH.MESSAGE_ID,
                        TICKET_SEARCH.CREATED_AT,
                        TICKET_SEARCH.TERMS)
                .values(
                        DSL.val(Scope.organization().value()),
                        DSL.val(ticket.value()),
                        DSL.val(message.value()),
                        DSL.val(at),
                        DSL.field(
                                "{0}::tsvector",
                                Object.class,
                                DSL.val(Words.index(source.parts()).tsvector())))
                .execute();
    }

    public void remove(TicketId ticket, MessageId message) {
        sql.deleteFrom(TICKET_SEARCH)
                .where(TICKET_SEARCH.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(TICKET_SEARCH.TICKET_ID.eq(ticket.value()))
                .and(TICKET_SEARCH.MESSAGE_ID.eq(message.value()))
                .execute();
    }

    /**
     * The tickets that match, each once at its newest match, newest first. A common word is found by walking back a
     * little from the newest row, and further as far as its hits so far promise to fill the page. If they do not, the
     * words' index is asked, for one stretch of time after the other, so that a word that is neither common nor rare
     * need not be looked up in all the years.
     *
     * @param condition on the ticket
     */
    List<Hit> find(Visibility visibility, SearchQuery query, Condition condition, @Nullable Cursor after, int limit) {
        var search = new Search(visibility, query, condition);
        var near = search.walkBack(after, limit, WALKED_ROWS);
        if (near.size() >= limit) {
            return near;
        }
        var extent = search.extent(after);
        if (!extent.goesFurther()) {
            return near;
        }
        if (near.size() >= HITS_THAT_TELL) {
            var promising = 2 * WALKED_ROWS * limit / near.size();
            near = search.walkBack(after, limit, Math.min(promising, MOST_WALKED_ROWS));
            if (near.size() >= limit) {
                return near;
            }
        }
        return search.lookUp(after, limit, extent.oldest());
    }

    /** @param goesFurther whether there are more rows than were walked */
    private record Extent(Instant oldest, boolean goesFurther) {}

    /** One search, asked in several ways. */
    private final class Search {

        private final long organization;
        private final SearchQuery query;
        private final Condition onTicket;

        Search(Visibility visibility, SearchQuery query, Condition condition) {
            this.organization = visibility.organization().value();
            this.query = query;
            this.onTicket = TICKET.ORGANIZATION_ID
                    .eq(organization)
                    .and(TICKET.MAILBOX_ID.in(visibility.mailboxes()))
                    .and(condition);
        }

        Extent extent(@Nullable Cursor after) {
            var walked = DSL.selectOne()
                    .from(TICKET_SEARCH)
                    .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization))
                    .and(before(TICKET_SEARCH, after))
                    .limit(WALKED_ROWS + 1);
            return sql.select(
                            DSL.min(TICKET_SEARCH.CREATED_AT),
                            DSL.field(DSL.selectCount().from(walked)))
                    .from(TICKET_SEARCH)
                    .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization))
                    .fetchSingle(row ->
                            new Extent(row.value1() == null ? Instant.MAX : row.value1(), row.value2() > WALKED_ROWS));
        }

        List<Hit> walkBack(@Nullable Cursor after, int limit, int rowsToWalk) {
            var newest = sql.select(TICKET_SEARCH.fields())
                    .from(TICKET_SEARCH)
                    .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization))
                    .and(before(TICKET_SEARCH, after))
                    .orderBy(TICKET_SEARCH.CREATED_AT.desc(), TICKET_SEARCH.MESSAGE_ID.desc())
                    .limit(rowsToWalk)
                    .asTable("newest");
            var rows = TICKET_SEARCH.as("newest");
            return hits(
                    DSL.select(rows.TICKET_ID, rows.CREATED_AT, rows.MESSAGE_ID)
                            .from(newest)
                            .where(matches(rows.TERMS, query)),
                    limit);
        }

        List<Hit> lookUp(@Nullable Cursor after, int limit, Instant oldest) {
            var found = new ArrayList<Hit>();
            var stretches = SearchStretches.between(after == null ? clock.instant() : after.at(), oldest);
            while (found.size() < limit && stretches.hasNext()) {
                found.addAll(lookUp(stretches.next(), after, limit - found.size()));
            }
            return found;
        }

        private List<Hit> lookUp(SearchStretches.Stretch stretch, @Nullable Cursor after, int limit) {
            return hits(
                    DSL.select(TICKET_SEARCH.TICKET_ID, TICKET_SEARCH.CREATED_AT, TICKET_SEARCH.MESSAGE_ID)
                            .from(TICKET_SEARCH)
                            .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization))
                            .and(matches(TICKET_SEARCH.TERMS, query))
                            .and(stretch.contains(TICKET_SEARCH.CREATED_AT))
                            .and(before(TICKET_SEARCH, after)),
                    limit);
        }

        /**
         * Of the rows that match, the newest of each ticket, where the ticket may be seen. The rows are found apart
         * from the ticket: beside its row-level security the planner would keep off the words' index.
         */
        private List<Hit> hits(Select<Record3<Long, Instant, Long>> matching, int limit) {
            var matched = DSL.name("ticket_search_matched")
                    .fields("ticket_id", "created_at", "message_id")
                    .asMaterialized(matching);
            var ticket = DSL.field(DSL.name("ticket_search_matched", "ticket_id"), Long.class);
            var at = DSL.field(DSL.name("ticket_search_matched", "created_at"), Instant.class);
            var message = DSL.field(DSL.name("ticket_search_matched", "message_id"), Long.class);
            var newer = TICKET_SEARCH.as("newer");
            return sql.with(matched)
                    .select(ticket, at, message)
                    .from(matched)
                    .join(TICKET)
                    .on(TICKET.ID.eq(ticket))
                    .where(onTicket)
                    .andNotExists(DSL.selectOne()
                            .from(newer)
                            .where(newer.ORGANIZATION_ID.eq(organization))
                            .and(newer.TICKET_ID.eq(ticket))
                            .and(DSL.row(newer.CREATED_AT, newer.MESSAGE_ID).gt(at, message))
                            .and(matches(newer.TERMS, query)))
                    .orderBy(at.desc(), message.desc())
                    .limit(limit)
                    .fetch(row -> new Hit(new TicketId(row.value1()), row.value2(), row.value3()));
        }
    }

    private static Condition before(TicketSearch rows, @Nullable Cursor after) {
        return after == null
                ? DSL.noCondition()
                : DSL.row(rows.CREATED_AT, rows.MESSAGE_ID).lt(after.at(), after.id());
    }

    private static Condition matches(Field<?> terms, SearchQuery query) {
        return DSL.condition("{0} @@ {1}::tsquery", terms, DSL.val(query.tsquery()));
    }
}
