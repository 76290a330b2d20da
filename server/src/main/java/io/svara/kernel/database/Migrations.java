package io.svara.kernel.database;

import io.svara.kernel.CannotStart;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the tables to what this Svara knows; never back. */
final class Migrations {

    private Migrations() {}

    static void run(DataSource owner) {
        var flyway = Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                // functions contain ${ of their own
                .placeholderReplacement(false)
                // modules number their migrations by time: an older one may be merged later
                .outOfOrder(true)
                .load();
        refuseNewer(flyway);
        flyway.migrate();
    }

    private static void refuseNewer(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(migration -> !migration.getState().isResolved())
                .findFirst()
                .ifPresent(Migrations::refuse);
    }

    private static void refuse(MigrationInfo unknown) {
        throw CannotStart.because("The database has been in use by a newer Svara (its change " + unknown.getVersion()
                + " is unknown here): start that one, or restore a backup made before it.");
    }
}
