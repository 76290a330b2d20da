package io.svara.organization;

import static svara.db.jooq.Tables.ORGANIZATION_SERVICE;

import io.svara.kernel.access.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which services the scope's organisation uses (ORG-19). Works in the caller's transaction. */
@Component
public class Services {

    public static final String TICKETS = "tickets";

    /** All that this version has, in the order in which they are offered. */
    public static final List<String> ALL = List.of(TICKETS);

    private final DSLContext sql;
    private final Clock clock;

    Services(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param guideClosed somebody had enough of its guide
     * @param kept steps of it that somebody has looked at and left as they were
     */
    public record Active(String service, boolean guideClosed, Set<String> kept) {}

    public List<Active> active() {
        return sql.select(
                        ORGANIZATION_SERVICE.SERVICE,
                        ORGANIZATION_SERVICE.GUIDE_CLOSED_AT,
                        ORGANIZATION_SERVICE.KEPT_STEPS)
                .from(ORGANIZATION_SERVICE)
                .where(ORGANIZATION_SERVICE.ORGANIZATION_ID.eq(organization()))
                .fetch(row -> new Active(row.value1(), row.value2() != null, Set.of(row.value3())));
    }

    /** Also of one that is: then nothing changes. */
    public boolean activate(String service) {
        return sql.insertInto(ORGANIZATION_SERVICE)
                        .set(ORGANIZATION_SERVICE.ORGANIZATION_ID, organization())
                        .set(ORGANIZATION_SERVICE.SERVICE, service)
                        .set(ORGANIZATION_SERVICE.ACTIVATED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Ticks a step that is well as it is. False where the service is not active, or the step is ticked already. */
    public boolean keep(String service, String step) {
        return sql.update(ORGANIZATION_SERVICE)
                        .set(ORGANIZATION_SERVICE.KEPT_STEPS, DSL.arrayAppend(ORGANIZATION_SERVICE.KEPT_STEPS, step))
                        .where(ORGANIZATION_SERVICE.ORGANIZATION_ID.eq(organization()))
                        .and(ORGANIZATION_SERVICE.SERVICE.eq(service))
                        .and(DSL.val(step).ne(DSL.all(ORGANIZATION_SERVICE.KEPT_STEPS)))
                        .execute()
                == 1;
    }

    /** Opens it again when {@code closed} is false. False where the service is not active. */
    public boolean closeGuide(String service, boolean closed) {
        @Nullable Instant at = closed ? clock.instant() : null;
        return sql.update(ORGANIZATION_SERVICE)
                        .set(ORGANIZATION_SERVICE.GUIDE_CLOSED_AT, at)
                        .where(ORGANIZATION_SERVICE.ORGANIZATION_ID.eq(organization()))
                        .and(ORGANIZATION_SERVICE.SERVICE.eq(service))
                        .execute()
                == 1;
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
