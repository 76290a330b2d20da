package io.svara.kernel.queue;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;

import io.svara.kernel.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The SQL of one due table: {@code (organization_id, id, due_at, attempts)}, keyed by the first two. */
final class DueRows {

    private final DSLContext database;
    private final Table<?> table;
    private final Field<Long> organizationId;
    private final Field<Long> id;
    private final Field<Instant> dueAt;
    private final Field<Short> attempts;

    DueRows(DSLContext database, Table<?> table) {
        this.database = database;
        this.table = table;
        this.organizationId = column("organization_id", SQLDataType.BIGINT);
        this.id = column("id", SQLDataType.BIGINT);
        this.dueAt = column("due_at", SQLDataType.INSTANT);
        this.attempts = column("attempts", SQLDataType.SMALLINT);
    }

    private <T> Field<T> column(String name, DataType<T> type) {
        var column = Objects.requireNonNull(
                table.field(name), () -> table.getName() + " is not a due table: it has no " + name);
        return field(column.getQualifiedName(), type);
    }

    /** Adds the row, or moves the one that is there to this time and lets it begin anew. */
    void put(OrganizationId organization, long jobId, Instant due) {
        database.insertInto(table, organizationId, id, dueAt)
                .values(organization.value(), jobId, due)
                .onConflict(organizationId, id)
                .doUpdate()
                .set(dueAt, excluded(dueAt))
                .set(attempts, (short) 0)
                .execute();
    }

    /**
     * Rows that are due, oldest first, of others than these organisations; locked until the transaction ends. Those that another node
     * is taking are left out.
     */
    List<Row> lockDue(Instant now, Collection<OrganizationId> busy, int limit) {
        return busy.isEmpty() ? lock(dueAt.le(now), limit) : lockDueOfOthers(now, busy, limit);
    }

    private List<Row> lock(Condition wanted, int limit) {
        return database.select(organizationId, id, dueAt, attempts)
                .from(table)
                .where(wanted)
                .orderBy(dueAt)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch(this::held);
    }

    /**
     * A busy organisation may have tens of thousands that are due before the first of another. The index alone, (due_at,
     * organization_id), tells that they are not wanted when that is said as ranges: of a "not in", each row would be read.
     */
    private List<Row> lockDueOfOthers(Instant now, Collection<OrganizationId> busy, int limit) {
        var others = rangesBeside(busy).stream()
                .map(range -> (Select<Record3<Long, Long, Instant>>)
                        database.selectFrom(database.select(organizationId, id, dueAt)
                                .from(table)
                                .where(dueAt.le(now))
                                .and(range)
                                .orderBy(dueAt)
                                .limit(limit)
                                .asTable("range")))
                .reduce(Select::unionAll)
                .orElseThrow()
                .fetch()
                .stream()
                .sorted(Comparator.comparing(Record3::value3))
                .limit(limit)
                .map(found -> row(found.value1(), found.value2()))
                .toList();
        return others.isEmpty()
                ? List.of()
                : lock(row(organizationId, id).in(others).and(dueAt.le(now)), limit);
    }

    private List<Condition> rangesBeside(Collection<OrganizationId> busy) {
        var ranges = new ArrayList<Condition>();
        var from = DSL.noCondition();
        for (var one : busy.stream().map(OrganizationId::value).sorted().toList()) {
            ranges.add(from.and(organizationId.lt(one)));
            from = organizationId.gt(one);
        }
        ranges.add(from);
        return ranges;
    }

    /** Of all organisations: a due table has no wall, and no content. */
    Backlog backlog(Instant now) {
        var first = database.select(dueAt.as("due_at"), attempts.as("attempts"))
                .from(table)
                .orderBy(dueAt)
                .limit(Backlog.COUNTED)
                .asTable("first");
        var due = field(name("first", "due_at"), SQLDataType.INSTANT);
        var tries = field(name("first", "attempts"), SQLDataType.SMALLINT);
        return database.select(
                        count(), count().filterWhere(due.le(now)), min(due), count().filterWhere(tries.gt((short) 1)))
                .from(first)
                .fetchSingle(found ->
                        new Backlog(found.value1(), found.value2(), since(found.value3(), now), found.value4()));
    }

    private static Duration since(@Nullable Instant due, Instant now) {
        return due == null || due.isAfter(now) ? Duration.ZERO : Duration.between(due, now);
    }

    private Row held(Record found) {
        return new Row(
                new OrganizationId(found.get(organizationId)), found.get(id), found.get(dueAt), found.get(attempts));
    }

    void lease(List<Row> rows, Instant until) {
        database.update(table)
                .set(dueAt, until)
                // it stops counting long after anybody looks
                .set(attempts, least(attempts.plus(1), (short) 30_000).cast(SQLDataType.SMALLINT))
                .where(row(organizationId, id)
                        .in(rows.stream()
                                .map(taken -> row(taken.organization().value(), taken.id()))
                                .toList()))
                .execute();
    }

    /** Moves the row if it is still as this node left it; leaves it alone when its handler's transaction holds it. */
    boolean move(Row held, Instant due) {
        return database.update(table)
                        .set(dueAt, due)
                        .where(organizationId.eq(held.organization().value()))
                        .and(id.in(database.select(id)
                                .from(table)
                                .where(still(held))
                                .forUpdate()
                                .skipLocked()))
                        .execute()
                > 0;
    }

    /** As if it had never been claimed. */
    void handBack(Row held, Instant due) {
        database.update(table)
                .set(dueAt, due)
                .set(attempts, (short) (held.attempts() - 1))
                .where(still(held))
                .execute();
    }

    /** Those that are still as this node left them. */
    void remove(Collection<Row> held) {
        database.deleteFrom(table)
                .where(row(organizationId, id, dueAt, attempts)
                        .in(held.stream()
                                .map(one ->
                                        row(one.organization().value(), one.id(), one.due(), (short) one.attempts()))
                                .toList()))
                .execute();
    }

    boolean remove(Row held) {
        return database.deleteFrom(table).where(still(held)).execute() > 0;
    }

    /** Claimed by this node and by nobody since: each claim writes its own lease and count. */
    private Condition still(Row held) {
        return organizationId
                .eq(held.organization().value())
                .and(id.eq(held.id()))
                .and(dueAt.eq(held.due()))
                .and(attempts.eq((short) held.attempts()));
    }

    record Row(OrganizationId organization, long id, Instant due, int attempts) {

        Row leased(Instant until) {
            return new Row(organization, id, until, Math.min(attempts + 1, 30_000));
        }

        Row movedTo(Instant until) {
            return new Row(organization, id, until, attempts);
        }
    }
}
