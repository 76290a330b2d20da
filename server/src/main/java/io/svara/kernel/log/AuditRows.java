package io.svara.kernel.log;

import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static svara.db.jooq.Tables.LOG_ENTRY;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.paging.Cursor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the audited entries, by the indexes that hold them alone. */
@Component
class AuditRows {

    private final DSLContext database;

    AuditRows(DSLContext database) {
        this.database = database;
    }

    /** Newest first. */
    List<AuditEntry> page(OrganizationId organization, AuditFilter filter, @Nullable Cursor after, int limit) {
        var place = row(LOG_ENTRY.AT, LOG_ENTRY.ID);
        return database.selectFrom(LOG_ENTRY)
                .where(LOG_ENTRY.ORGANIZATION_ID.eq(organization.value()))
                .and(DSL.condition(LOG_ENTRY.AUDITED))
                .and(condition(filter))
                // said of the time alone as well: by that, months are left out
                .and(after == null ? DSL.noCondition() : LOG_ENTRY.AT.le(after.at()))
                .and(after == null ? DSL.noCondition() : place.lt(row(val(after.at()), val(after.id()))))
                .orderBy(LOG_ENTRY.AT.desc(), LOG_ENTRY.ID.desc())
                .limit(limit)
                .fetch(found -> new AuditEntry(
                        LogRows.entry(found), found.get(LOG_ENTRY.ADDRESS), found.get(LOG_ENTRY.DEVICE)));
    }

    private static Condition condition(AuditFilter filter) {
        Condition condition = DSL.noCondition();
        if (filter.actor() != null) {
            condition = condition.and(LOG_ENTRY.ACTOR_ID.eq(filter.actor()));
        }
        if (filter.kinds() != null) {
            condition = condition.and(filter.kinds().condition());
        }
        if (filter.subject() != null) {
            condition = condition
                    .and(LOG_ENTRY.SUBJECT_KIND.eq(filter.subject().kind()))
                    .and(LOG_ENTRY.SUBJECT_ID.eq(filter.subject().id()));
        }
        if (filter.from() != null) {
            condition = condition.and(LOG_ENTRY.AT.ge(filter.from()));
        }
        if (filter.to() != null) {
            condition = condition.and(LOG_ENTRY.AT.lt(filter.to()));
        }
        return filter.named() == null ? condition : condition.and(named(filter.named()));
    }

    private static Condition named(Map<String, Collection<Long>> named) {
        Condition any = DSL.falseCondition();
        for (var kind : named.entrySet()) {
            any = any.or(LOG_ENTRY.SUBJECT_KIND.eq(kind.getKey()).and(LOG_ENTRY.SUBJECT_ID.in(kind.getValue())));
            if (kind.getKey().equals("agent")) {
                any = any.or(LOG_ENTRY.ACTOR_ID.in(kind.getValue()));
            }
        }
        return any;
    }
}
