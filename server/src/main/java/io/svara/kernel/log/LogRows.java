package io.svara.kernel.log;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static svara.db.jooq.Tables.INSTALLATION;
import static svara.db.jooq.Tables.LOG_ENTRY;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Origin;
import io.svara.kernel.paging.Cursor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
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

    /** The entries and their outbox rows, in one statement, of one text for any number. */
    void append(List<New> entries, OrganizationId organization, Instant at) {
        database.execute(
                """
                with written as (
                    insert into log_entry (organization_id, at, actor_kind, actor_id, cause, kind, subject_kind,
                        subject_id, facts, audited, address, device)
                    select {0}, {1}, actor_kind, actor_id, cause, kind, subject_kind, subject_id, facts::jsonb, audited,
                        address, device
                    from unnest({3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}) with ordinality as entry
                        (actor_kind, actor_id, cause, kind, subject_kind, subject_id, facts, audited, address, device, place)
                    order by place
                    returning id)
                insert into log_outbox (organization_id, id, lane, at) select {0}, id, {2}, {1} from written
                """,
                val(organization.value()),
                val(at.atOffset(ZoneOffset.UTC)),
                val((short) Lane.of(organization).number()),
                each(entries, New::actorKind),
                val(entries.stream().map(New::actorId).toArray(Long[]::new)),
                each(entries, New::cause),
                each(entries, entry -> entry.change().kind()),
                each(entries, entry -> entry.change().subjectKind()),
                val(entries.stream().map(entry -> entry.change().subjectId()).toArray(Long[]::new)),
                each(entries, entry -> entry.change().facts().json()),
                val(entries.stream().map(New::audited).toArray(Boolean[]::new)),
                each(
                        entries,
                        entry -> entry.origin() == null ? null : entry.origin().address()),
                each(
                        entries,
                        entry -> entry.origin() == null ? null : entry.origin().device()));
    }

    private static Field<String[]> each(List<New> entries, Function<New, @Nullable String> value) {
        return val(entries.stream().map(value).toArray(String[]::new));
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
