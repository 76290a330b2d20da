package io.svara.tickets.store;

import static svara.db.jooq.Tables.TICKET_STATUS;

import io.svara.kernel.Json;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.StatusId;
import io.svara.tickets.StatusKind;
import io.svara.tickets.Statuses;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The organisation's statuses: the system ones of each kind, and its own (TIC-1). */
@Component
public class StatusRows implements Statuses {

    /**
     * A status as it is offered for choice and for settings.
     *
     * @param names by language: en, sv, no; one of the organisation's own may lack some
     * @param enabled whether tickets can be given it
     */
    public record StatusDetails(
            StatusId id,
            StatusKind kind,
            String name,
            Map<String, String> names,
            boolean system,
            boolean enabled,
            long version) {}

    /** When a status comes by itself. */
    public enum Moment {
        /** The customer has written again. */
        CUSTOMER(TICKET_STATUS.AFTER_CUSTOMER),
        /** An agent has given the ticket to somebody. */
        ASSIGNMENT(TICKET_STATUS.AFTER_ASSIGNMENT);

        private final Field<Boolean> mark;

        Moment(Field<Boolean> mark) {
            this.mark = mark;
        }
    }

    private static final Map<StatusKind, Map<String, String>> SYSTEM = Map.of(
            StatusKind.NEW, Map.of("en", "New", "sv", "Ny", "no", "Ny"),
            StatusKind.REPLY, Map.of("en", "Reply", "sv", "Svar", "no", "Svar"),
            StatusKind.IN_HAND, Map.of("en", "Assigned", "sv", "Tilldelad", "no", "Tildelt"),
            StatusKind.PENDING, Map.of("en", "Pending", "sv", "Väntar", "no", "Venter"),
            StatusKind.ON_HOLD, Map.of("en", "On hold", "sv", "Parkerad", "no", "På vent"),
            StatusKind.SOLVED, Map.of("en", "Solved", "sv", "Löst", "no", "Løst"),
            StatusKind.CLOSED, Map.of("en", "Closed", "sv", "Stängd", "no", "Lukket"));

    private final DSLContext sql;
    private final Json json;
    private final Clock clock;

    StatusRows(DSLContext sql, Json json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** Makes the system statuses of a new organisation. In hand is there, but off. */
    @Override
    public void addSystemStatuses() {
        var insert = sql.insertInto(
                TICKET_STATUS,
                TICKET_STATUS.ORGANIZATION_ID,
                TICKET_STATUS.KIND,
                TICKET_STATUS.NAMES,
                TICKET_STATUS.POSITION,
                TICKET_STATUS.SYSTEM,
                TICKET_STATUS.ENABLED);
        for (var kind : StatusKind.values()) {
            insert = insert.values(
                    organization(),
                    kind.word(),
                    json.write(systemNames(kind)),
                    kind.ordinal(),
                    true,
                    kind != StatusKind.IN_HAND);
        }
        insert.execute();
    }

    /** The ones that can be chosen. */
    public List<Status> all() {
        return sql.selectFrom(TICKET_STATUS)
                .where(living())
                .and(TICKET_STATUS.ENABLED)
                .orderBy(TICKET_STATUS.POSITION, TICKET_STATUS.ID)
                .fetch(this::status);
    }

    /** All that are there, those switched off too. */
    public List<StatusDetails> details() {
        return inOrder(living());
    }

    /** Removed ones too: tickets may still have them. */
    public List<StatusDetails> ever() {
        return inOrder(TICKET_STATUS.ORGANIZATION_ID.eq(organization()));
    }

    private List<StatusDetails> inOrder(Condition condition) {
        return sql.selectFrom(TICKET_STATUS)
                .where(condition)
                .orderBy(TICKET_STATUS.POSITION, TICKET_STATUS.ID)
                .fetch(this::details);
    }

    /** All that have not been removed, in their order; until the transaction ends nobody else changes any. */
    public List<StatusDetails> lockLiving() {
        return sql.selectFrom(TICKET_STATUS)
                .where(living())
                .orderBy(TICKET_STATUS.POSITION, TICKET_STATUS.ID)
                .forNoKeyUpdate()
                .fetch(this::details);
    }

    /** One of the organisation's own, as the last one. */
    public StatusId add(StatusKind kind, Map<String, String> names, int position) {
        return new StatusId(sql.insertInto(TICKET_STATUS)
                .set(TICKET_STATUS.ORGANIZATION_ID, organization())
                .set(TICKET_STATUS.KIND, kind.word())
                .set(TICKET_STATUS.NAMES, json.write(names))
                .set(TICKET_STATUS.POSITION, position)
                .set(TICKET_STATUS.SYSTEM, false)
                .returningResult(TICKET_STATUS.ID)
                .fetchSingle()
                .value1());
    }

    public void change(StatusId id, Map<String, String> names, boolean enabled) {
        sql.update(TICKET_STATUS)
                .set(TICKET_STATUS.NAMES, json.write(names))
                .set(TICKET_STATUS.ENABLED, enabled)
                .set(TICKET_STATUS.VERSION, TICKET_STATUS.VERSION.plus(1))
                .where(living(), TICKET_STATUS.ID.eq(id.value()))
                .execute();
    }

    /** It stays on the tickets that have it, and in history. */
    public void remove(StatusId id) {
        sql.update(TICKET_STATUS)
                .set(TICKET_STATUS.REMOVED_AT, clock.instant())
                .set(TICKET_STATUS.VERSION, TICKET_STATUS.VERSION.plus(1))
                .where(living(), TICKET_STATUS.ID.eq(id.value()))
                .execute();
    }

    public void order(List<StatusId> ids) {
        for (var position = 0; position < ids.size(); position++) {
            sql.update(TICKET_STATUS)
                    .set(TICKET_STATUS.POSITION, position)
                    .where(living(), TICKET_STATUS.ID.eq(ids.get(position).value()))
                    .execute();
        }
    }

    /** What a ticket gets at this moment; empty: nothing is set. */
    public Optional<Status> at(Moment moment) {
        return sql.selectFrom(TICKET_STATUS).where(living()).and(moment.mark).fetchOptional(this::status);
    }

    /** The status of a ticket whose customer has written again: Reply, where no other is set. */
    public Status afterCustomer() {
        return sql.selectFrom(TICKET_STATUS)
                .where(living())
                .and(TICKET_STATUS
                        .AFTER_CUSTOMER
                        .isTrue()
                        .or(TICKET_STATUS.KIND.eq(StatusKind.REPLY.word()).and(TICKET_STATUS.SYSTEM)))
                .orderBy(TICKET_STATUS.AFTER_CUSTOMER.desc())
                .limit(1)
                .fetchSingle(this::status);
    }

    /** @param id null: nothing is set */
    public void set(Moment moment, @Nullable StatusId id) {
        var chosen = id == null ? -1 : id.value();
        // first away, then there: the index that allows one of them looks at each row by itself
        for (var marked : List.of(false, true)) {
            sql.update(TICKET_STATUS)
                    .set(moment.mark, marked)
                    .where(living(), moment.mark.ne(marked))
                    .and(marked ? TICKET_STATUS.ID.eq(chosen) : TICKET_STATUS.ID.ne(chosen))
                    .execute();
        }
    }

    public Status system(StatusKind kind) {
        return sql.selectFrom(TICKET_STATUS)
                .where(TICKET_STATUS.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_STATUS.KIND.eq(kind.word()))
                .and(TICKET_STATUS.SYSTEM)
                .fetchSingle(this::status);
    }

    /** Any of them, a removed one too: history still names it. */
    public Status byId(StatusId id) {
        return sql.selectFrom(TICKET_STATUS)
                .where(TICKET_STATUS.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_STATUS.ID.eq(id.value()))
                .fetchSingle(this::status);
    }

    /** By its kind's word or its id, as the API takes it. */
    public Status chosen(String kindOrId) {
        return all().stream()
                .filter(status -> status.kind().word().equals(kindOrId)
                        || Long.toString(status.id().value()).equals(kindOrId))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "status",
                        "unknown-status",
                        "Choose a status kind such as pending, or the id of one of your own statuses."));
    }

    private Status status(Record row) {
        return new Status(
                new StatusId(row.get(TICKET_STATUS.ID)),
                StatusKind.of(row.get(TICKET_STATUS.KIND)),
                name(names(row), StatusKind.of(row.get(TICKET_STATUS.KIND))));
    }

    private StatusDetails details(Record row) {
        var names = names(row);
        var kind = StatusKind.of(row.get(TICKET_STATUS.KIND));
        return new StatusDetails(
                new StatusId(row.get(TICKET_STATUS.ID)),
                kind,
                name(names, kind),
                names,
                row.get(TICKET_STATUS.SYSTEM),
                row.get(TICKET_STATUS.ENABLED),
                row.get(TICKET_STATUS.VERSION));
    }

    private Map<String, String> names(Record row) {
        return json.read(row.get(TICKET_STATUS.NAMES), new TypeReference<Map<String, String>>() {});
    }

    /** In the first language that it has one in. */
    static String name(Map<String, String> names, StatusKind kind) {
        return NamesByLanguage.first(names).orElse(kind.word());
    }

    /** What a system status is called where nobody has called it something else. */
    public static Map<String, String> systemNames(StatusKind kind) {
        return SYSTEM.getOrDefault(kind, Map.of());
    }

    private static Condition living() {
        return TICKET_STATUS.ORGANIZATION_ID.eq(organization()).and(TICKET_STATUS.REMOVED_AT.isNull());
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
