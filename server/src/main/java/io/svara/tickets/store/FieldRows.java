package io.svara.tickets.store;

import static svara.db.jooq.Tables.TICKET_FIELD;
import static svara.db.jooq.Tables.TICKET_FIELD_VALUE;

import io.svara.kernel.Json;
import io.svara.kernel.access.Scope;
import io.svara.tickets.FieldId;
import io.svara.tickets.FieldKind;
import io.svara.tickets.TicketId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The organisation's own fields of tickets, and what stands in them (TIC-3). */
@Component
public class FieldRows {

    /**
     * @param name in the first language that it has one in
     * @param names by language: en, sv, no; one at least
     * @param required whether an agent must fill it in before a ticket is solved
     * @param options of a choice, in their order; removed ones, which tickets may still have, are among them
     */
    public record TicketField(
            FieldId id,
            FieldKind kind,
            String name,
            Map<String, String> names,
            boolean required,
            List<FieldOption> options,
            boolean removed,
            long version) {}

    /** @param id within its field, and never given to another one */
    public record FieldOption(String id, String name, boolean removed) {}

    private final DSLContext sql;
    private final Json json;
    private final Clock clock;

    FieldRows(DSLContext sql, Json json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** Those that can be filled in, in their order. */
    public List<TicketField> all() {
        return inOrder(living());
    }

    /** Removed ones too: tickets may still have values of theirs. */
    public List<TicketField> ever() {
        return inOrder(own());
    }

    private List<TicketField> inOrder(Condition condition) {
        return sql.selectFrom(TICKET_FIELD)
                .where(condition)
                .orderBy(TICKET_FIELD.POSITION, TICKET_FIELD.ID)
                .fetch(this::field);
    }

    /** Those that can be filled in, in their order; until the transaction ends nobody else changes any. */
    public List<TicketField> lockLiving() {
        return sql.selectFrom(TICKET_FIELD)
                .where(living())
                .orderBy(TICKET_FIELD.POSITION, TICKET_FIELD.ID)
                .forNoKeyUpdate()
                .fetch(this::field);
    }

    /** One that can be filled in. */
    public Optional<TicketField> find(FieldId id) {
        return sql.selectFrom(TICKET_FIELD)
                .where(living(), TICKET_FIELD.ID.eq(id.value()))
                .fetchOptional(this::field);
    }

    /** As the last one. */
    public TicketField add(
            FieldKind kind, Map<String, String> names, List<FieldOption> options, boolean required, int position) {
        return sql.insertInto(TICKET_FIELD)
                .set(TICKET_FIELD.ORGANIZATION_ID, organization())
                .set(TICKET_FIELD.KIND, kind.word())
                .set(TICKET_FIELD.NAMES, json.write(names))
                .set(TICKET_FIELD.OPTIONS, json.write(options))
                .set(TICKET_FIELD.REQUIRED, required)
                .set(TICKET_FIELD.POSITION, position)
                .returning()
                .fetchSingle(this::field);
    }

    public TicketField change(FieldId id, Map<String, String> names, List<FieldOption> options, boolean required) {
        return sql.update(TICKET_FIELD)
                .set(TICKET_FIELD.NAMES, json.write(names))
                .set(TICKET_FIELD.OPTIONS, json.write(options))
                .set(TICKET_FIELD.REQUIRED, required)
                .set(TICKET_FIELD.VERSION, TICKET_FIELD.VERSION.plus(1))
                .where(living(), TICKET_FIELD.ID.eq(id.value()))
                .returning()
                .fetchSingle(this::field);
    }

    /** What tickets have in it stays. */
    public void remove(FieldId id) {
        sql.update(TICKET_FIELD)
                .set(TICKET_FIELD.REMOVED_AT, clock.instant())
                .set(TICKET_FIELD.VERSION, TICKET_FIELD.VERSION.plus(1))
                .where(living(), TICKET_FIELD.ID.eq(id.value()))
                .execute();
    }

    public void order(List<FieldId> ids) {
        for (var position = 0; position < ids.size(); position++) {
            sql.update(TICKET_FIELD)
                    .set(TICKET_FIELD.POSITION, position)
                    .where(living(), TICKET_FIELD.ID.eq(ids.get(position).value()))
                    .execute();
        }
    }

    /** What stands in a ticket's fields; one that is not there is empty. */
    public Map<FieldId, Object> values(TicketId ticket) {
        return sql.select(TICKET_FIELD_VALUE.FIELD_ID, TICKET_FIELD_VALUE.VALUE)
                .from(TICKET_FIELD_VALUE)
                .where(ofTicket(ticket))
                .fetchMap(row -> new FieldId(row.value1()), row -> json.read(row.value2(), Object.class));
    }

    /** @param value as {@link io.svara.tickets.fields.FieldValues} has read it; null empties it */
    public void set(TicketId ticket, FieldId field, @Nullable Object value) {
        if (value == null) {
            sql.deleteFrom(TICKET_FIELD_VALUE)
                    .where(ofTicket(ticket), TICKET_FIELD_VALUE.FIELD_ID.eq(field.value()))
                    .execute();
            return;
        }
        sql.insertInto(TICKET_FIELD_VALUE)
                .set(TICKET_FIELD_VALUE.ORGANIZATION_ID, organization())
                .set(TICKET_FIELD_VALUE.TICKET_ID, ticket.value())
                .set(TICKET_FIELD_VALUE.FIELD_ID, field.value())
                .set(TICKET_FIELD_VALUE.VALUE, json.write(value))
                .onConflict(
                        TICKET_FIELD_VALUE.ORGANIZATION_ID, TICKET_FIELD_VALUE.TICKET_ID, TICKET_FIELD_VALUE.FIELD_ID)
                .doUpdate()
                .set(TICKET_FIELD_VALUE.VALUE, json.write(value))
                .where(TICKET_FIELD_VALUE.ORGANIZATION_ID.eq(organization()))
                .execute();
    }

    /** Those that are required and empty, in their order. */
    public List<TicketField> missing(TicketId ticket) {
        return inOrder(living().and(TICKET_FIELD.REQUIRED)
                .andNotExists(DSL.selectOne()
                        .from(TICKET_FIELD_VALUE)
                        .where(ofTicket(ticket), TICKET_FIELD_VALUE.FIELD_ID.eq(TICKET_FIELD.ID))));
    }

    private static Condition ofTicket(TicketId ticket) {
        return TICKET_FIELD_VALUE
                .ORGANIZATION_ID
                .eq(organization())
                .and(TICKET_FIELD_VALUE.TICKET_ID.eq(ticket.value()));
    }

    private static Condition own() {
        return TICKET_FIELD.ORGANIZATION_ID.eq(organization());
    }

    private static Condition living() {
        return own().and(TICKET_FIELD.REMOVED_AT.isNull());
    }

    private static long organization() {
        return Scope.organization().value();
    }

    private TicketField field(Record row) {
        var kind = FieldKind.find(row.get(TICKET_FIELD.KIND)).orElseThrow();
        var names = json.read(row.get(TICKET_FIELD.NAMES), new TypeReference<Map<String, String>>() {});
        return new TicketField(
                new FieldId(row.get(TICKET_FIELD.ID)),
                kind,
                NamesByLanguage.first(names).orElse(kind.word()),
                names,
                row.get(TICKET_FIELD.REQUIRED),
                json.read(row.get(TICKET_FIELD.OPTIONS), new TypeReference<List<FieldOption>>() {}),
                row.get(TICKET_FIELD.REMOVED_AT) != null,
                row.get(TICKET_FIELD.VERSION));
    }
}
