package io.svara.kernel.log;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static svara.db.jooq.Tables.INSTALLATION;
import static svara.db.jooq.Tables.LOG_ENTRY;
import static svara.db.jooq.Tables.LOG_OUTBOX;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Origin;
import io.svara.kernel.paging.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of the log itself. */
@Component
class LogRows {

    private final DSLContext database;

    LogRows(DSLContext database) {
        this.database = database;
    }

    /** @param origin null for what is not audited, and for what no request did */
    record New(
            String actorKind,
            @Nullable Long actorId,
            String cause,
            Change change,
            boolean audited,
            @Nullable Origin origin) {}

    /** The entries and their outbox rows, in one statement. */
    void append(List<New> entries, OrganizationId organization, Instant at) {
        var written = name("written")
                .as(DSL.insertInto(
                                LOG_ENTRY,
                                LOG_ENTRY.ORGANIZATION_ID,
                                LOG_ENTRY.AT,
                                LOG_ENTRY.ACTOR_KIND,
                                LOG_ENTRY.ACTOR_ID,
                                LOG_ENTRY.CAUSE,
                                LOG_ENTRY.KIND,
                                LOG_ENTRY.SUBJECT_KIND,
                                LOG_ENTRY.SUBJECT_ID,
                                LOG_ENTRY.FACTS,
                                LOG_ENTRY.AUDITED,
                                LOG_ENTRY.ADDRESS,
                                LOG_ENTRY.DEVICE)
                        .valuesOfRows(entries.stream()
                                .map(entry -> row(
                                        organization.value(),
                                        at,
                                        entry.actorKind(),
                                        entry.actorId(),
                                        entry.cause(),
                                        entry.change().kind(),
                                        entry.change().subjectKind(),
                                        entry.change().subjectId(),
                                        JSONB.valueOf(entry.change().facts().json()),
                                        entry.audited(),
                                        entry.origin() == null
                                                ? null
                                                : entry.origin().address(),
                                        entry.origin() == null
                                                ? null
                                                : entry.origin().device()))
                                .toList())
                        .returning(LOG_ENTRY.ID));
        database.with(written)
                .insertInto(LOG_OUTBOX, LOG_OUTBOX.ORGANIZATION_ID, LOG_OUTBOX.ID, LOG_OUTBOX.LANE, LOG_OUTBOX.AT)
                .select(select(
                                val(organization.value()),
                                written.field(LOG_ENTRY.ID),
                                val((short) Lane.of(organization).number()),
                                val(at))
                        .from(written))
                .execute();
    }

    /** Newest first. */
    List<LogEntry> history(
            OrganizationId organization, String subjectKind, long subjectId, @Nullable Cursor after, int limit) {
        var place = row(LOG_ENTRY.AT, LOG_ENTRY.ID);
        return database.selectFrom(LOG_ENTRY)
                .where(LOG_ENTRY.ORGANIZATION_ID.eq(organization.value()))
                .and(LOG_ENTRY.SUBJECT_KIND.eq(subjectKind))
                .and(LOG_ENTRY.SUBJECT_ID.eq(subjectId))
                .and(after == null ? DSL.noCondition() : place.lt(row(val(after.at()), val(after.id()))))
                .orderBy(LOG_ENTRY.AT.desc(), LOG_ENTRY.ID.desc())
                .limit(limit)
                .fetch(LogRows::entry);
    }

    UUID generation() {
        return Objects.requireNonNull(
                database.select(INSTALLATION.GENERATION).from(INSTALLATION).fetchOne(INSTALLATION.GENERATION));
    }

    /** Which transactions this statement sees. */
    Snapshot snapshot() {
        return Snapshot.parse(Objects.requireNonNull(database.fetchValue("select pg_current_snapshot()::text"))
                .toString());
    }

    /** What {@code now} sees and {@code seen} did not, in the order (xid, id), after the position. */
    List<Positioned> between(
            OrganizationId organization, Snapshot seen, Snapshot now, @Nullable Position after, int limit) {
        var place = row(LOG_ENTRY.XID, LOG_ENTRY.ID);
        return database.selectFrom(LOG_ENTRY)
                .where(LOG_ENTRY.ORGANIZATION_ID.eq(organization.value()))
                .and(unseen(seen))
                .and(visible(now))
                .and(after == null ? DSL.noCondition() : place.gt(row(val(after.xid()), val(after.id()))))
                .orderBy(LOG_ENTRY.XID, LOG_ENTRY.ID)
                .limit(limit)
                .fetch(found -> new Positioned(entry(found), new Position(found.getXid(), found.getId())));
    }

    /** How many there are, counted no further than to the limit. */
    int countBetween(OrganizationId organization, Snapshot seen, Snapshot now, int limit) {
        return database.fetchCount(select(inline(1))
                .from(LOG_ENTRY)
                .where(LOG_ENTRY.ORGANIZATION_ID.eq(organization.value()))
                .and(unseen(seen))
                .and(visible(now))
                .limit(limit));
    }

    /** The same as {@code not pg_visible_in_snapshot(...)}, said so that the index on xid serves. */
    private static Condition unseen(Snapshot snapshot) {
        return LOG_ENTRY
                .XID
                .ge(snapshot.xmin())
                .and(LOG_ENTRY.XID.ge(snapshot.xmax()).or(LOG_ENTRY.XID.in(snapshot.running())));
    }

    private static Condition visible(Snapshot snapshot) {
        return LOG_ENTRY.XID.lt(snapshot.xmax()).and(LOG_ENTRY.XID.notIn(snapshot.running()));
    }

    static LogEntry entry(Record found) {
        return new LogEntry(
                new OrganizationId(found.get(LOG_ENTRY.ORGANIZATION_ID)),
                found.get(LOG_ENTRY.ID),
                found.get(LOG_ENTRY.AT),
                found.get(LOG_ENTRY.ACTOR_KIND),
                found.get(LOG_ENTRY.ACTOR_ID),
                found.get(LOG_ENTRY.CAUSE),
                found.get(LOG_ENTRY.KIND),
                found.get(LOG_ENTRY.SUBJECT_KIND),
                found.get(LOG_ENTRY.SUBJECT_ID),
                Facts.parse(found.get(LOG_ENTRY.FACTS).data()));
    }

    record Position(long xid, long id) {}

    record Positioned(LogEntry entry, Position position) {}
}
