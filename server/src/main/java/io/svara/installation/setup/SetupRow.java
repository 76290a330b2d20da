package io.svara.installation.setup;

import static svara.db.jooq.Tables.INSTALLATION_SETUP;

import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whether the installation has its first organisation, and whether that is the demo's. */
@Component
public class SetupRow {

    public enum Kind {
        REAL,
        DEMO
    }

    private final DSLContext sql;
    private final Clock clock;

    SetupRow(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Optional<Kind> find() {
        return sql.select(INSTALLATION_SETUP.DEMO)
                .from(INSTALLATION_SETUP)
                .fetchOptional(row -> row.value1() ? Kind.DEMO : Kind.REAL);
    }

    /** False when somebody else was first. Part of the transaction that makes the organisation. */
    public boolean complete(Kind kind) {
        return sql.insertInto(INSTALLATION_SETUP)
                        .set(INSTALLATION_SETUP.DEMO, kind == Kind.DEMO)
                        .set(INSTALLATION_SETUP.COMPLETED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
