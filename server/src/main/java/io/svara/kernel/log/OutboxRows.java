package io.svara.kernel.log;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.generateSeries;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static svara.db.jooq.Tables.LOG_ENTRY;
import static svara.db.jooq.Tables.LOG_OUTBOX;
import static svara.db.jooq.Tables.LOG_PARKED;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.paging.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of the outbox and of what was parked. */
@Component
class OutboxRows {

    /** The first half of the advisory locks' key; the second is the lane. */
    private static final int LOCK_CLASS = 0x5741_4C4B;

    private static final String EVERYBODY = "";

    private final DSLContext database;

    OutboxRows(DSLContext database) {
        this.database = database;
    }

    /** The lanes that have something to do: one look into an index for each. */
    List<Lane> lanesWithWork(Instant now) {
        var lane = generateSeries(0, Lane.COUNT - 1).as("lanes", "lane");
        var number = lane.field("lane", Integer.class);
        return database.select(number)
                .from(lane)
                .where(exists(selectOne()
                        .from(LOG_OUTBOX)
                        .where(LOG_OUTBOX.LANE.eq(Objects.requireNonNull(number).cast(Short.class)))
                        .and(due(now))))
                .fetch(found -> new Lane(found.value1()));
    }

    /** The organisation whose turn it is, going round. */
    @Nullable
    OrganizationId next(Lane lane, long afterOrganization, Instant now) {
        var next = first(lane, afterOrganization, now);
        return next == null && afterOrganization > 0 ? first(lane, 0, now) : next;
    }

    private @Nullable OrganizationId first(Lane lane, long afterOrganization, Instant now) {
        return database.select(LOG_OUTBOX.ORGANIZATION_ID)
                .from(LOG_OUTBOX)
                .where(LOG_OUTBOX.LANE.eq((short) lane.number()))
                .and(LOG_OUTBOX.ORGANIZATION_ID.gt(afterOrganization))
                .and(due(now))
                .orderBy(LOG_OUTBOX.ORGANIZATION_ID)
                .limit(1)
                .fetchOne(found -> new OrganizationId(found.value1()));
    }

    /**
     * Takes the lane until the transaction ends, or answers that another node has it. No follower may wait longer
     * than some seconds for a lock, for the lane waits with it.
     */
    boolean lock(Lane lane) {
        return Boolean.TRUE.equals(database.fetchSingle(
                        "select pg_try_advisory_xact_lock({0}, {1}), set_config('lock_timeout', '5s', true)",
                        inline(LOCK_CLASS), inline(lane.number()))
                .get(0, Boolean.class));
    }

    /** In the order of the entries' ids. To be read after the lane is locked, in a statement of its own. */
    List<Owed> due(OrganizationId organization, Instant now, int limit) {
        return database.select(
                        LOG_OUTBOX.ID, LOG_OUTBOX.FOLLOWER, LOG_OUTBOX.AT, LOG_OUTBOX.ATTEMPTS, LOG_ENTRY.asterisk())
                .from(LOG_OUTBOX)
                .leftJoin(LOG_ENTRY)
                .on(LOG_ENTRY.ORGANIZATION_ID.eq(LOG_OUTBOX.ORGANIZATION_ID))
                .and(LOG_ENTRY.ID.eq(LOG_OUTBOX.ID))
                .and(LOG_ENTRY.AT.eq(LOG_OUTBOX.AT))
                .where(LOG_OUTBOX.LANE.eq((short) Lane.of(organization).number()))
                .and(LOG_OUTBOX.ORGANIZATION_ID.eq(organization.value()))
                .and(due(now))
                .orderBy(LOG_OUTBOX.ID)
                .limit(limit)
                .fetch(OutboxRows::owed);
    }

    private static Condition due(Instant now) {
        return LOG_OUTBOX.DUE_AT.isNull().or(LOG_OUTBOX.DUE_AT.le(now));
    }

    private static Owed owed(Record found) {
        // an entry of a month that was dropped meanwhile has nothing to tell
        var entry = found.get(LOG_ENTRY.ID) == null ? null : LogRows.entry(found);
        var follower = found.get(LOG_OUTBOX.FOLLOWER);
        return new Owed(
                found.get(LOG_OUTBOX.ID),
                found.get(LOG_OUTBOX.AT),
                follower.equals(EVERYBODY) ? null : follower,
                found.get(LOG_OUTBOX.ATTEMPTS),
                entry);
    }

    void delete(OrganizationId organization, List<Owed> served) {
        database.deleteFrom(LOG_OUTBOX)
                .where(LOG_OUTBOX.ORGANIZATION_ID.eq(organization.value()))
                .and(row(LOG_OUTBOX.ID, LOG_OUTBOX.FOLLOWER)
                        .in(served.stream()
                                .map(owed -> row(owed.id(), owed.follower() == null ? EVERYBODY : owed.follower()))
                                .toList()))
                .execute();
    }

    void postpone(OrganizationId organization, Owed failed, String follower, String error, Instant due) {
        owe(organization, failed.id(), failed.at(), follower, failed.attempts() + 1, error, due);
    }

    private void owe(
            OrganizationId organization,
            long id,
            Instant at,
            String follower,
            int attempts,
            @Nullable String error,
            @Nullable Instant due) {
        database.insertInto(LOG_OUTBOX)
                .set(LOG_OUTBOX.ORGANIZATION_ID, organization.value())
                .set(LOG_OUTBOX.ID, id)
                .set(LOG_OUTBOX.FOLLOWER, follower)
                .set(LOG_OUTBOX.LANE, (short) Lane.of(organization).number())
                .set(LOG_OUTBOX.AT, at)
                .set(LOG_OUTBOX.DUE_AT, due)
                .set(LOG_OUTBOX.ATTEMPTS, (short) attempts)
                .set(LOG_OUTBOX.LAST_ERROR, error)
                .onConflict(LOG_OUTBOX.ORGANIZATION_ID, LOG_OUTBOX.ID, LOG_OUTBOX.FOLLOWER)
                .doUpdate()
                .set(LOG_OUTBOX.DUE_AT, excluded(LOG_OUTBOX.DUE_AT))
                .set(LOG_OUTBOX.ATTEMPTS, excluded(LOG_OUTBOX.ATTEMPTS))
                .set(LOG_OUTBOX.LAST_ERROR, excluded(LOG_OUTBOX.LAST_ERROR))
                .execute();
    }

    void park(OrganizationId organization, Owed failed, String follower, String error, Instant now) {
        database.insertInto(LOG_PARKED)
                .set(LOG_PARKED.ORGANIZATION_ID, organization.value())
                .set(LOG_PARKED.ID, failed.id())
                .set(LOG_PARKED.FOLLOWER, follower)
                .set(LOG_PARKED.AT, failed.at())
                .set(LOG_PARKED.PARKED_AT, now)
                .set(LOG_PARKED.ATTEMPTS, (short) (failed.attempts() + 1))
                .set(LOG_PARKED.ERROR, error)
                .onConflict(LOG_PARKED.ORGANIZATION_ID, LOG_PARKED.ID, LOG_PARKED.FOLLOWER)
                .doUpdate()
                .set(LOG_PARKED.PARKED_AT, excluded(LOG_PARKED.PARKED_AT))
                .set(LOG_PARKED.ERROR, excluded(LOG_PARKED.ERROR))
                .execute();
    }

    /** Latest first. */
    List<ParkedEntry> parked(OrganizationId organization, @Nullable Cursor after, int limit) {
        var place = row(LOG_PARKED.PARKED_AT, LOG_PARKED.ID);
        return database.select(LOG_PARKED.asterisk(), LOG_ENTRY.KIND, LOG_ENTRY.SUBJECT_KIND, LOG_ENTRY.SUBJECT_ID)
                .from(LOG_PARKED)
                .leftJoin(LOG_ENTRY)
                .on(LOG_ENTRY.ORGANIZATION_ID.eq(LOG_PARKED.ORGANIZATION_ID))
                .and(LOG_ENTRY.ID.eq(LOG_PARKED.ID))
                .and(LOG_ENTRY.AT.eq(LOG_PARKED.AT))
                .where(LOG_PARKED.ORGANIZATION_ID.eq(organization.value()))
                .and(after == null ? DSL.noCondition() : place.lt(row(DSL.val(after.at()), DSL.val(after.id()))))
                .orderBy(LOG_PARKED.PARKED_AT.desc(), LOG_PARKED.ID.desc())
                .limit(limit)
                .fetch(found -> new ParkedEntry(
                        found.get(LOG_PARKED.ID),
                        found.get(LOG_PARKED.FOLLOWER),
                        found.get(LOG_ENTRY.KIND),
                        found.get(LOG_ENTRY.SUBJECT_KIND),
                        found.get(LOG_ENTRY.SUBJECT_ID),
                        found.get(LOG_PARKED.PARKED_AT),
                        found.get(LOG_PARKED.ATTEMPTS),
                        found.get(LOG_PARKED.ERROR)));
    }

    boolean requeue(OrganizationId organization, long id, String follower) {
        var at = database.deleteFrom(LOG_PARKED)
                .where(LOG_PARKED.ORGANIZATION_ID.eq(organization.value()))
                .and(LOG_PARKED.ID.eq(id))
                .and(LOG_PARKED.FOLLOWER.eq(follower))
                .returning(LOG_PARKED.AT)
                .fetchOne(LOG_PARKED.AT);
        if (at == null) {
            return false;
        }
        owe(organization, id, at, follower, 0, null, null);
        return true;
    }

    /** The oldest among the first {@code limit} rows, and how many there are up to it. */
    LogLag.Lag lag(Instant now, int limit) {
        var waiting = select(LOG_OUTBOX.AT).from(LOG_OUTBOX).limit(limit).asTable("waiting");
        return database.select(min(waiting.field(LOG_OUTBOX.AT)), count())
                .from(waiting)
                .fetchSingle(found -> LogLag.Lag.of(found.value1(), now, found.value2()));
    }

    /**
     * An entry that followers have yet to see.
     *
     * @param follower null: all of them
     */
    record Owed(
            long id,
            Instant at,
            @Nullable String follower,
            int attempts,
            @Nullable LogEntry entry) {}
}
