package io.svara.tickets.search;

import static svara.db.jooq.Tables.TICKET;
import static svara.db.jooq.Tables.TICKET_SEARCH;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.InboundMessage;
import io.svara.channels.MessageId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.paging.Cursor;
import io.svara.mailboxes.Visibility;
import io.svara.tickets.TicketId;
import io.svara.tickets.search.Words.Part;
import io.svara.tickets.search.Words.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
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

    /** A ticket at its newest message that matches. */
    record Hit(TicketId ticket, Instant at, long message) {}

    private final DSLContext sql;

    SearchRows(DSLContext sql) {
        this.sql = sql;
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
     * The tickets that match, each once, newest match first.
     *
     * @param condition on the ticket
     */
    List<Hit> find(Visibility visibility, SearchQuery query, Condition condition, @Nullable Cursor after, int limit) {
        var organization = visibility.organization().value();
        var newer = TICKET_SEARCH.as("newer");
        var place = DSL.row(TICKET_SEARCH.CREATED_AT, TICKET_SEARCH.MESSAGE_ID);
        return sql.select(TICKET_SEARCH.TICKET_ID, TICKET_SEARCH.CREATED_AT, TICKET_SEARCH.MESSAGE_ID)
                .from(TICKET_SEARCH)
                .join(TICKET)
                .on(TICKET.ORGANIZATION_ID.eq(TICKET_SEARCH.ORGANIZATION_ID))
                .and(TICKET.ID.eq(TICKET_SEARCH.TICKET_ID))
                .where(TICKET_SEARCH.ORGANIZATION_ID.eq(organization))
                .and(matches(TICKET_SEARCH.TERMS, query))
                .and(TICKET.ORGANIZATION_ID.eq(organization))
                .and(TICKET.MAILBOX_ID.in(visibility.mailboxes()))
                .and(condition)
                .and(after == null ? DSL.noCondition() : place.lt(after.at(), after.id()))
                .andNotExists(DSL.selectOne()
                        .from(newer)
                        .where(newer.ORGANIZATION_ID.eq(organization))
                        .and(newer.TICKET_ID.eq(TICKET_SEARCH.TICKET_ID))
                        .and(DSL.row(newer.CREATED_AT, newer.MESSAGE_ID)
                                .gt(TICKET_SEARCH.CREATED_AT, TICKET_SEARCH.MESSAGE_ID))
                        .and(matches(newer.TERMS, query)))
                .orderBy(TICKET_SEARCH.CREATED_AT.desc(), TICKET_SEARCH.MESSAGE_ID.desc())
                .limit(limit)
                .fetch(row -> new Hit(new TicketId(row.value1()), row.value2(), row.value3()));
    }

    private static Condition matches(Field<?> terms, SearchQuery query) {
        return DSL.condition("{0} @@ {1}::tsquery", terms, DSL.val(query.tsquery()));
    }
}
