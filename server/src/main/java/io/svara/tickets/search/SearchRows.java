package io.svara.tickets.search;

import static svara.db.jooq.Tables.TICKET_SEARCH;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.InboundMessage;
import io.svara.channels.MessageId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.database.PlannedAnew;
import io.svara.kernel.paging.Cursor;
import io.svara.tickets.TicketId;
import io.svara.tickets.search.SearchStretches.Stretch;
import io.svara.tickets.search.Words.Part;
import io.svara.tickets.search.Words.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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

    /** A message of a ticket, and whether it matches. */
    record Row(TicketId ticket, Instant at, long message, boolean matches) {

        Cursor cursor() {
            return new Cursor(at, message);
        }
    }

    private final DSLContext sql;

    /** For what the words' index is asked: how, hangs on the word and on the stretch of time. */
    private final DSLContext plannedAnew;

    SearchRows(DSLContext sql) {
        this.sql = sql;
        this.plannedAnew = PlannedAnew.each(sql);
    }

    /** A message's words, ready to be kept. */
    public record Indexed(String terms) {

        public static Indexed of(Source source) {
            return new Indexed(Words.index(source.parts()).tsvector());
        }
    }

    public record New(TicketId ticket, MessageId message, Instant at, Indexed words) {}

    public void add(TicketId ticket, MessageId message, Instant at, Source source) {
        add(List.of(new New(ticket, message, at, Indexed.of(source))));
    }

    /** In one statement. */
    public void add(Collection<New> all) {
        if (all.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                TICKET_SEARCH,
                TICKET_SEARCH.ORGANIZATION_ID,
                TICKET_SEARCH.TICKET_ID,
                TICKET_SEARCH.MESSAGE_ID,
                TICKET_SEARCH.CREATED_AT,
                TICKET_SEARCH.TERMS);
        for (var one : all) {
            insert = insert.values(
                    DSL.val(Scope.organization().value()),
                    DSL.val(one.ticket().value()),
                    DSL.val(one.message().value()),
                    DSL.val(one.at()),
                    DSL.field("{0}::tsvector", Object.class, DSL.val(one.words().terms())));
        }
        insert.execute();
    }

    public void remove(TicketId ticket, MessageId message) {
        sql.deleteFrom(TICKET_SEARCH)
                .where(TICKET_SEARCH.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(TICKET_SEARCH.TICKET_ID.eq(ticket.value()))
                .and(TICKET_SEARCH.MESSAGE_ID.eq(message.value()))
                .execute();
    }

    /** The newest rows, whether they match or not, newest first. Each costs unpacking its words. */
    List<Row> walkBack(OrganizationId organization, SearchQuery query, @Nullable Cursor after, int rows) {
        return sql.select(
                        TICKET_SEARCH.TICKET_ID,
                        TICKET_SEARCH.CREATED_AT,
                        TICKET_SEARCH.MESSAGE_ID,
                        DSL.field(matches(query)))
                .from(TICKET_SEARCH)
                .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization.value()))
                .and(before(after))
                .orderBy(TICKET_SEARCH.CREATED_AT.desc(), TICKET_SEARCH.MESSAGE_ID.desc())
                .limit(rows)
                .fetch(SearchRows::row);
    }

    /**
     * The newest rows of a stretch of time that match, newest first. They are found apart from their order: for its sake
     * the planner would walk.
     */
    List<Row> lookUp(
            OrganizationId organization, SearchQuery query, Stretch stretch, @Nullable Cursor after, int rows) {
        var ticket = DSL.field(DSL.name("ticket_id"), Long.class);
        var at = DSL.field(DSL.name("created_at"), Instant.class);
        var message = DSL.field(DSL.name("message_id"), Long.class);
        var matched = DSL.name("ticket_search_matched")
                .fields("ticket_id", "created_at", "message_id")
                .asMaterialized(DSL.select(TICKET_SEARCH.TICKET_ID, TICKET_SEARCH.CREATED_AT, TICKET_SEARCH.MESSAGE_ID)
                        .from(TICKET_SEARCH)
                        .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization.value()))
                        .and(matches(query))
                        .and(stretch.contains(TICKET_SEARCH.CREATED_AT))
                        .and(before(after)));
        return plannedAnew
                .with(matched)
                .select(ticket, at, message, DSL.inline(true))
                .from(matched)
                .orderBy(at.desc(), message.desc())
                .limit(rows)
                .fetch(SearchRows::row);
    }

    /** Those of the tickets that have a match at this place in the order or before it. */
    Set<TicketId> matchingBefore(
            OrganizationId organization, SearchQuery query, Cursor place, Collection<TicketId> tickets) {
        return sql.selectDistinct(TICKET_SEARCH.TICKET_ID)
                .from(TICKET_SEARCH)
                .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization.value()))
                .and(TICKET_SEARCH.TICKET_ID.eq(
                        DSL.any(tickets.stream().map(TicketId::value).toArray(Long[]::new))))
                // the first alone tells the planner which partitions it may leave out
                .and(TICKET_SEARCH.CREATED_AT.ge(place.at()))
                .and(DSL.row(TICKET_SEARCH.CREATED_AT, TICKET_SEARCH.MESSAGE_ID).ge(place.at(), place.id()))
                .and(matches(query))
                .fetchSet(row -> new TicketId(row.value1()));
    }

    Optional<Instant> oldest(OrganizationId organization) {
        return sql.select(DSL.min(TICKET_SEARCH.CREATED_AT))
                .from(TICKET_SEARCH)
                .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization.value()))
                .fetchOptional()
                .map(Record1::value1);
    }

    private static Row row(Record4<Long, Instant, Long, Boolean> row) {
        return new Row(new TicketId(row.value1()), row.value2(), row.value3(), row.value4());
    }

    private static Condition before(@Nullable Cursor after) {
        return after == null
                ? DSL.noCondition()
                // the first alone tells the planner which partitions it may leave out
                : TICKET_SEARCH
                        .CREATED_AT
                        .le(after.at())
                        .and(DSL.row(TICKET_SEARCH.CREATED_AT, TICKET_SEARCH.MESSAGE_ID)
                                .lt(after.at(), after.id()));
    }

    private static Condition matches(SearchQuery query) {
        return DSL.condition("{0} @@ {1}::tsquery", TICKET_SEARCH.TERMS, DSL.val(query.tsquery()));
    }
}
