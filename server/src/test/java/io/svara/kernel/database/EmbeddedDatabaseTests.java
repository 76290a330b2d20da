package io.svara.kernel.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.CannotStart;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import svara.postgres.EmbeddedPostgres;

/** What a start says of an embedded database whose tables are not those that it can work with. */
class EmbeddedDatabaseTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void refusesADatabaseThatANewerSvaraHasChangedInOneSentence() throws Exception {
        change("insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                + " execution_time, success) values (9999, '299901010000', 'later', 'SQL', 'later.sql', 'x', 1, true)");
        assertRefused("The database has been in use by a newer Svara (its change 299901010000 is unknown here):"
                + " start that one, or restore a backup made before it.");
    }

    @Test
    void refusesADatabaseThatSomebodyElseChangedInOneSentence() throws Exception {
        change("update flyway_schema_history set checksum = 1 where installed_rank = 2");
        assertRefused("The database could not be brought to what this Svara needs: Validate failed:");
    }

    @Test
    void saysWhichChangeDidNotSucceedInOneSentence() throws Exception {
        change("delete from flyway_schema_history where script like '%tickets_tickets%'");
        assertRefused("The database could not be brought to what this Svara needs: ");
    }

    private void assertRefused(String beginning) {
        for (int attempt = 0; attempt < 2; attempt++) {
            // the second time, too: the refused start has stopped the database again
            assertThatThrownBy(this::start)
                    .isInstanceOf(CannotStart.class)
                    .message()
                    .startsWith(beginning)
                    .hasLineCount(1);
        }
    }

    private Database.Ways start() {
        return DatabaseStart.of(new DatabaseSettings(data, null, null, DatabaseSettings.Use.SERVE));
    }

    private static void stop(Database.Ways ways) {
        var postgres = ways.embedded();
        if (postgres != null) {
            postgres.close();
        }
    }

    /** Between one start and the next. */
    private void change(String statement) throws SQLException {
        stop(start());
        try (var postgres = EmbeddedPostgres.start(data.resolve("postgres"));
                var connection = postgres.owner().dataSource().getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
