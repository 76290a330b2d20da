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
import java.time.Duration;
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

    /** Each costs unpacking its words, some ten times what the index needs for a row: enough for a common word only. */
    private static final int WALKED_ROWS = 200;

    /** As far as one walks for a word that stands in every tenth message or in more. */
    private static final int MOST_WALKED_ROWS = 1_000;

    private static final int COMMON = 10;

    /** Of the matches in a stretch, so many times the page are looked at first: of many, most are never needed. */
    private static final int LOOKED_AT = 4;

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
     * little from the newest row. All others are asked of the words' index, for one stretch of time after the other: the
     * first is as long as the walk's hits promise to fill the page, so that of the many rows of a word that is neither
     * common nor rare few are read.
     *
     * @param condition on the ticket
     */
    List<Hit> find(Visibility visibility, SearchQuery query, Condition condition, @Nullable Cursor after, int limit) {
        var search = new Search(visibility, query, condition, limit);
        var near = search.walkBack(after, WALKED_ROWS);
        if (near.size() >= limit) {
            return near;
        }
        var extent = search.extent(after);
        if (!extent.goesFurther()) {
            return near;
        }
        if (near.size() * COMMON >= WALKED_ROWS) {
            near = search.walkBack(after, Math.min(MOST_WALKED_ROWS, rowsFor(limit, near.size())));
            if (near.size() >= limit) {
                return near;
            }
        }
        return search.lookUp(after, extent, rowsFor(limit, near.size()));
    }

    /** So many rows are likely to hold a page, and some more, as the walked ones held so many hits. */
    private static int rowsFor(int limit, int hits) {
        return WALKED_ROWS * 3 / 2 * limit / Math.max(1, hits);
    }

    /**
     * Where the rows lie.
     *
     * @param walked the oldest of those that were walked
     * @param goesFurther whether there are more
     */
    private record Extent(Instant oldest, Instant newest, Instant walked, boolean goesFurther) {

        /** How long it took so many rows to come, as they came in the walked stretch. */
        Duration timeOf(int rows) {
            return Duration.between(walked, newest).multipliedBy(rows).dividedBy(WALKED_ROWS);
        }
    }

    /** One search, asked in several ways. */
    private final class Search {

        private final long organization;
        private final SearchQuery query;
        private final Condition onTicket;
        private final int limit;

        Search(Visibility visibility, SearchQuery query, Condition condition, int limit) {
            this.organization = visibility.organization().value();
            this.query = query;
            this.limit = limit;
            this.onTicket = TICKET.ORGANIZATION_ID
                    .eq(organization)
                    .and(TICKET.MAILBOX_ID.in(visibility.mailboxes()))
                    .and(condition);
        }

        Extent extent(@Nullable Cursor after) {
            var walked = DSL.select(TICKET_SEARCH.CREATED_AT)
                    .from(TICKET_SEARCH)
                    .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization))
                    .and(before(TICKET_SEARCH, after))
                    .orderBy(TICKET_SEARCH.CREATED_AT.desc(), TICKET_SEARCH.MESSAGE_ID.desc())
                    .limit(WALKED_ROWS + 1)
                    .asTable("walked");
            var at = walked.field(TICKET_SEARCH.CREATED_AT);
            var oldest = DSL.select(DSL.min(TICKET_SEARCH.CREATED_AT))
                    .from(TICKET_SEARCH)
                    .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization));
            return sql.select(DSL.field(oldest), DSL.max(at), DSL.min(at), DSL.count())
                    .from(walked)
                    .fetchSingle(row -> row.value4() == 0
                            ? new Extent(Instant.MAX, Instant.MAX, Instant.MAX, false)
                            : new Extent(row.value1(), row.value2(), row.value3(), row.value4() > WALKED_ROWS));
        }

        List<Hit> walkBack(@Nullable Cursor after, int rowsToWalk) {
            var newest = sql.select(TICKET_SEARCH.fields())
                    .from(TICKET_SEARCH)
                    .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization))
                    .and(before(TICKET_SEARCH, after))
                    .orderBy(TICKET_SEARCH.CREATED_AT.desc(), TICKET_SEARCH.MESSAGE_ID.desc())
                    .limit(rowsToWalk)
                    .asTable("newest");
            var rows = TICKET_SEARCH.as("newest");
            var matching = DSL.select(rows.TICKET_ID, rows.CREATED_AT, rows.MESSAGE_ID)
                    .from(newest)
                    .where(matches(rows.TERMS, query));
            return shown(looked(matching, rowsToWalk)).limit(limit).toList();
        }

        List<Hit> lookUp(@Nullable Cursor after, Extent extent, int promising) {
            var found = new ArrayList<Hit>();
            var newest = after == null ? clock.instant() : after.at();
            var stretches = SearchStretches.between(newest, extent.oldest(), extent.timeOf(promising));
            while (found.size() < limit && stretches.hasNext()) {
                lookUp(stretches.next(), after, found);
            }
            return found.size() > limit ? found.subList(0, limit) : found;
        }

        /** The newest matches first, and more only while too few of them are to be shown. */
        private void lookUp(SearchStretches.Stretch stretch, @Nullable Cursor after, List<Hit> found) {
            var from = after;
            for (int rows = LOOKED_AT * limit; found.size() < limit; rows *= LOOKED_AT) {
                var looked = looked(matching(stretch, from), rows);
                shown(looked).forEach(found::add);
                if (looked.size() < rows) {
                    return;
                }
                var last = looked.getLast().hit();
                from = new Cursor(last.at(), last.message());
            }
        }

        private Select<Record3<Long, Instant, Long>> matching(SearchStretches.Stretch stretch, @Nullable Cursor after) {
            return DSL.select(TICKET_SEARCH.TICKET_ID, TICKET_SEARCH.CREATED_AT, TICKET_SEARCH.MESSAGE_ID)
                    .from(TICKET_SEARCH)
                    .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization))
                    .and(matches(TICKET_SEARCH.TERMS, query))
                    .and(stretch.contains(TICKET_SEARCH.CREATED_AT))
                    .and(before(TICKET_SEARCH, after));
        }

        /**
         * The newest rows that match, and of each whether it is the newest of its ticket and the ticket may be seen. The
         * rows are found apart from their order and from the ticket: for the order's sake the planner would walk, and
         * beside the ticket's row-level security it would keep off the words' index.
         */
        private List<Looked> looked(Select<Record3<Long, Instant, Long>> matching, int rows) {
            var matched = DSL.name("ticket_search_matched")
                    .fields("ticket_id", "created_at", "message_id")
                    .asMaterialized(matching);
            var some = DSL.name("ticket_search_newest")
                    .asMaterialized(DSL.selectFrom(matched)
                            .orderBy(
                                    DSL.field(DSL.name("created_at")).desc(),
                                    DSL.field(DSL.name("message_id")).desc())
                            .limit(rows));
            var ticket = DSL.field(DSL.name("ticket_search_newest", "ticket_id"), Long.class);
            var at = DSL.field(DSL.name("ticket_search_newest", "created_at"), Instant.class);
            var message = DSL.field(DSL.name("ticket_search_newest", "message_id"), Long.class);
            var newer = TICKET_SEARCH.as("newer");
            var isNewest = DSL.notExists(DSL.selectOne()
                    .from(newer)
                    .where(newer.ORGANIZATION_ID.eq(organization))
                    .and(newer.TICKET_ID.eq(ticket))
                    .and(DSL.row(newer.CREATED_AT, newer.MESSAGE_ID).gt(at, message))
                    .and(matches(newer.TERMS, query)));
            return sql.with(matched)
                    .with(some)
                    .select(ticket, at, message, DSL.field(TICKET.ID.isNotNull().and(isNewest)))
                    .from(some)
                    .leftJoin(TICKET)
                    .on(TICKET.ID.eq(ticket))
                    .and(onTicket)
                    .orderBy(at.desc(), message.desc())
                    .fetch(row ->
                            new Looked(new Hit(new TicketId(row.value1()), row.value2(), row.value3()), row.value4()));
        }

        private static Stream<Hit> shown(List<Looked> looked) {
            return looked.stream().filter(Looked::shown).map(Looked::hit);
        }
    }

    private record Looked(Hit hit, boolean shown) {}

    private static Condition before(TicketSearch rows, @Nullable Cursor after) {
        return after == null
                ? DSL.noCondition()
                : DSL.row(rows.CREATED_AT, rows.MESSAGE_ID).lt(after.at(), after.id());
    }

    private static Condition matches(Field<?> terms, SearchQuery query) {
        return DSL.condition("{0} @@ {1}::tsquery", terms, DSL.val(query.tsquery()));
    }
}
