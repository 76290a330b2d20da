package io.svara.kernel.database;

import io.svara.kernel.CannotStart;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables to what this Svara knows; never back. */
final class Migrations {

    private Migrations() {}

    static void run(DataSource owner) {
        var flyway = of(owner, "classpath:db/migration");
        refuseNewer(flyway);
        flyway.migrate();
    }

    static Flyway of(DataSource owner, String location) {
        return configuration(owner).locations(location).load();
    }

    /** The only one that may remove what is there. */
    static Flyway cleaning(DataSource owner) {
        return configuration(owner).cleanDisabled(false).load();
    }

    private static FluentConfiguration configuration(DataSource owner) {
        return Flyway.configure()
                .dataSource(owner)
                // functions contain ${ of their own
                .placeholderReplacement(false)
                // modules number their migrations by time: an older one may be merged later
                .outOfOrder(true);
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
