package io.svara.tickets.store;

import static svara.db.jooq.Tables.TICKET_STATUS;

import io.svara.kernel.Json;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.StatusId;
import io.svara.tickets.StatusKind;
import io.svara.tickets.Statuses;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The organisation's statuses: the system ones of each kind, and its own (TIC-1). */
@Component
public class StatusRows implements Statuses {

    /**
     * A status as it is offered for choice and for settings.
     *
     * @param names by language: en, sv, no
     * @param enabled whether tickets can be given it
     */
    public record StatusDetails(
            StatusId id, StatusKind kind, String name, Map<String, String> names, boolean system, boolean enabled) {}

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

    StatusRows(DSLContext sql, Json json) {
        this.sql = sql;
        this.json = json;
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
                    json.write(SYSTEM.getOrDefault(kind, Map.of())),
                    kind.ordinal(),
                    true,
                    kind != StatusKind.IN_HAND);
        }
        insert.execute();
    }

    /** The ones that can be chosen. */
    public List<Status> all() {
        return sql.selectFrom(TICKET_STATUS)
                .where(TICKET_STATUS.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_STATUS.REMOVED_AT.isNull())
                .and(TICKET_STATUS.ENABLED)
                .orderBy(TICKET_STATUS.POSITION, TICKET_STATUS.ID)
                .fetch(this::status);
    }

    /** All that are there, those switched off too. */
    public List<StatusDetails> details() {
        return sql.selectFrom(TICKET_STATUS)
                .where(TICKET_STATUS.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_STATUS.REMOVED_AT.isNull())
                .orderBy(TICKET_STATUS.POSITION, TICKET_STATUS.ID)
                .fetch(this::details);
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
                name(names(row), row));
    }

    private StatusDetails details(Record row) {
        var names = names(row);
        return new StatusDetails(
                new StatusId(row.get(TICKET_STATUS.ID)),
                StatusKind.of(row.get(TICKET_STATUS.KIND)),
                name(names, row),
                names,
                row.get(TICKET_STATUS.SYSTEM),
                row.get(TICKET_STATUS.ENABLED));
    }

    private Map<String, String> names(Record row) {
        return json.read(row.get(TICKET_STATUS.NAMES), new TypeReference<Map<String, String>>() {});
    }

    private static String name(Map<String, String> names, Record row) {
        return names.getOrDefault("en", row.get(TICKET_STATUS.KIND));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
