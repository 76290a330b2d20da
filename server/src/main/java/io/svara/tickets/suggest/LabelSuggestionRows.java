package io.svara.tickets.suggest;

import static svara.db.jooq.Tables.LABEL_SUGGESTION_DUE;
import static svara.db.jooq.Tables.MESSAGE;
import static svara.db.jooq.Tables.MESSAGE_BODY;
import static svara.db.jooq.Tables.TICKET;
import static svara.db.jooq.Tables.TICKET_LABEL;
import static svara.db.jooq.Tables.TICKET_LABEL_SUGGESTION;

import io.svara.kernel.access.Scope;
import io.svara.organization.LabelId;
import io.svara.tickets.MessageKind;
import io.svara.tickets.TicketId;
import io.svara.tickets.suggest.LabelModel.Guess;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The SQL of suggested labels. */
@Component
public class LabelSuggestionRows {

    /** Of a message: what it is about stands at its beginning, and what it quotes below. */
    private static final int LOOKED_AT = 3_000;

    private static final SelectField<String> START = MESSAGE.SUBJECT
            .concat("\n")
            .concat(DSL.left(MESSAGE_BODY.TEXT, LOOKED_AT))
            .as("start");

    private final DSLContext sql;

    LabelSuggestionRows(DSLContext sql) {
        this.sql = sql;
    }

    /** How the newest tickets begin, and their labels. Those that nobody has done anything about yet are left out where they have none. */
    List<LabelledText> newest(int tickets) {
        var newest = DSL.select(TICKET.ID, TICKET.STATUS_KIND)
                .from(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.TRASHED_AT.isNull())
                .orderBy(TICKET.CREATED_AT.desc(), TICKET.ID.desc())
                .limit(tickets)
                .asTable("newest");
        var id = Objects.requireNonNull(newest.field(TICKET.ID));
        var labels = DSL.field(DSL.select(DSL.arrayAgg(TICKET_LABEL.LABEL_ID))
                        .from(TICKET_LABEL)
                        .where(TICKET_LABEL.ORGANIZATION_ID.eq(organization()))
                        .and(TICKET_LABEL.TICKET_ID.eq(id)))
                .as("labels");
        var first = beginning(DSL.val(organization()), id).asTable("first");
        return sql.select(first.field("start", String.class), labels)
                .from(newest)
                .crossJoin(DSL.lateral(first))
                .where(newest.field(TICKET.STATUS_KIND)
                        .ne("new")
                        .or(DSL.exists(DSL.selectOne()
                                .from(TICKET_LABEL)
                                .where(TICKET_LABEL.ORGANIZATION_ID.eq(organization()))
                                .and(TICKET_LABEL.TICKET_ID.eq(id)))))
                .fetch(row -> new LabelledText(
                        row.value1(),
                        row.value2() == null
                                ? Set.of()
                                : Arrays.stream(row.value2()).map(LabelId::new).collect(Collectors.toSet())));
    }

    /** How a ticket begins; empty where no customer has written in it. */
    Optional<String> beginning(TicketId ticket) {
        return sql.fetchOptional(beginning(DSL.val(organization()), DSL.val(ticket.value())))
                .map(row -> row.get("start", String.class));
    }

    private static Select<? extends Record> beginning(Field<Long> organization, Field<Long> ticket) {
        return DSL.select(START)
                .from(MESSAGE)
                .join(MESSAGE_BODY)
                .on(MESSAGE_BODY.ORGANIZATION_ID.eq(MESSAGE.ORGANIZATION_ID))
                .and(MESSAGE_BODY.MESSAGE_ID.eq(MESSAGE.ID))
                .where(MESSAGE.ORGANIZATION_ID.eq(organization))
                .and(MESSAGE.TICKET_ID.eq(ticket))
                .and(MESSAGE.KIND.eq(MessageKind.INBOUND.word()))
                .orderBy(MESSAGE.CREATED_AT, MESSAGE.ID)
                .limit(1);
    }

    void ask(TicketId ticket, Instant now) {
        sql.insertInto(LABEL_SUGGESTION_DUE)
                .set(LABEL_SUGGESTION_DUE.ORGANIZATION_ID, organization())
                .set(LABEL_SUGGESTION_DUE.ID, ticket.value())
                .set(LABEL_SUGGESTION_DUE.DUE_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    /** In place of those that there were. */
    void set(TicketId ticket, Collection<Guess> guesses, Instant now) {
        dismissAll(ticket);
        guesses.forEach(guess -> sql.insertInto(TICKET_LABEL_SUGGESTION)
                .set(TICKET_LABEL_SUGGESTION.ORGANIZATION_ID, organization())
                .set(TICKET_LABEL_SUGGESTION.TICKET_ID, ticket.value())
                .set(TICKET_LABEL_SUGGESTION.LABEL_ID, guess.label().value())
                .set(TICKET_LABEL_SUGGESTION.LIKELIHOOD, (float) guess.likelihood())
                .set(TICKET_LABEL_SUGGESTION.CREATED_AT, now)
                .execute());
    }

    private void dismissAll(TicketId ticket) {
        sql.deleteFrom(TICKET_LABEL_SUGGESTION)
                .where(TICKET_LABEL_SUGGESTION.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_LABEL_SUGGESTION.TICKET_ID.eq(ticket.value()))
                .execute();
    }

    /** @return whether it was suggested */
    boolean dismiss(TicketId ticket, LabelId label) {
        return sql.deleteFrom(TICKET_LABEL_SUGGESTION)
                        .where(TICKET_LABEL_SUGGESTION.ORGANIZATION_ID.eq(organization()))
                        .and(TICKET_LABEL_SUGGESTION.TICKET_ID.eq(ticket.value()))
                        .and(TICKET_LABEL_SUGGESTION.LABEL_ID.eq(label.value()))
                        .execute()
                == 1;
    }

    /** Those that the ticket does not have, the likeliest first. */
    public List<LabelId> of(TicketId ticket) {
        return sql.select(TICKET_LABEL_SUGGESTION.LABEL_ID)
                .from(TICKET_LABEL_SUGGESTION)
                .where(TICKET_LABEL_SUGGESTION.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_LABEL_SUGGESTION.TICKET_ID.eq(ticket.value()))
                .orderBy(TICKET_LABEL_SUGGESTION.LIKELIHOOD.desc(), TICKET_LABEL_SUGGESTION.LABEL_ID)
                .fetch(row -> new LabelId(row.value1()));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
