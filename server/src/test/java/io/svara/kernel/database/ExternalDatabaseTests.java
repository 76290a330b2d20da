package io.svara.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.CannotStart;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import svara.postgres.EmbeddedPostgres;

/** The same binaries as a separate cluster, reached as somebody else's PostgreSQL would be. */
class ExternalDatabaseTests {

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres cluster;

    @BeforeAll
    static void startCluster() {
        cluster = EmbeddedPostgres.startTemporary();
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void worksAsTheRoleThatOwnsNothingThoughItSignsInAsSuperuser() throws Exception {
        execute("create role boss login superuser password 'x'", "create database one owner boss");
        var ways = start(url("boss", "x", "one"), null);
        assertThat(ways.role()).isEqualTo("svara_application");
        assertThat(ask(
                        ways.application(),
                        "set role svara_application; select has_table_privilege('organization', 'TRUNCATE')"))
                .containsExactly("f");
    }

    @Test
    void migratesAsAnOrdinaryOwnerThatMayMakeRoles() throws Exception {
        execute("create role ordinary login createrole password 'x'");
        execute("grant svara_application to ordinary with admin option", "create database two owner ordinary");
        var ways = start(url("ordinary", "x", "two"), null);
        assertThat(ask(ways.owner(), "select count(*) > 0 from flyway_schema_history"))
                .containsExactly("t");
    }

    @Test
    void migratesAsOneUserAndWorksAsAnother() throws Exception {
        execute(
                "create role migrator login superuser password 'x'",
                "create role worker login password 'y'",
                "create database three owner migrator");
        var ways = start(url("worker", "y", "three"), url("migrator", "x", "three"));
        assertThat(ask(ways.owner(), "select current_user")).containsExactly("migrator");
        assertThat(ask(ways.application(), "set role svara_application; select session_user"))
                .containsExactly("worker");
    }

    @Test
    void saysWhatIsMissingWhenTheUserHasNoRights() throws Exception {
        execute("create role nobody_much login password 'x'", "create database four");
        assertThatThrownBy(() -> start(url("nobody_much", "x", "four"), null))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The user has not enough rights: nobody_much at");
    }

    @Test
    void saysThatThePasswordIsWrong() {
        assertThatThrownBy(() -> start(url("svara_owner", "wrong", "svara"), null))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The database does not let in svara_owner at");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        assertThatThrownBy(() -> start(url("svara_owner", cluster.owner().password(), "nowhere"), null))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("There is no such database: svara_owner at");
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() {
        assertThatThrownBy(() -> start("postgresql://svara:x@127.0.0.1:1/svara", null))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The database cannot be reached: svara at 127.0.0.1:1/svara");
    }

    @Test
    void refusesADatabaseThatANewerSvaraHasChanged() throws Exception {
        execute("create role later login superuser password 'x'", "create database five owner later");
        var ways = start(url("later", "x", "five"), null);
        ask(
                ways.owner(),
                "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (9999, '299901010000', 'later', 'SQL', 'later.sql', 'x', 1, true)"
                        + " returning 1");
        assertThatThrownBy(() -> start(url("later", "x", "five"), null))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("by a newer Svara (its change 299901010000 is unknown here)");
    }

    @ParameterizedTest
    @CsvSource({"170007, 17.7", "150018, 15.18", "90624, 9.6.24"})
    void refusesAnOlderPostgresInOneSentence(int version, String shown) {
        assertThat(ExternalDatabase.refusal(version, "UTF8"))
                .contains("PostgreSQL 18 or newer is needed, and the database is PostgreSQL " + shown + ".");
    }

    @Test
    void takesTheRequiredPostgresAndNewerOnes() {
        assertThat(ExternalDatabase.refusal(180000, "UTF8")).isEmpty();
        assertThat(ExternalDatabase.refusal(190001, "UTF8")).isEmpty();
    }

    @Test
    void refusesAnotherEncoding() {
        assertThat(ExternalDatabase.refusal(180000, "LATIN1")).isPresent();
    }

    private static Database.Ways start(String url, @Nullable String ownerUrl) {
        return DatabaseStart.of(new DatabaseSettings(Path.of("unused"), url, ownerUrl, DatabaseSettings.Use.SERVE));
    }

    private static String url(String user, String password, String database) {
        return "postgresql://" + user + ":" + password + "@127.0.0.1:"
                + cluster.owner().port() + "/" + database;
    }

    private static void execute(String... statements) throws SQLException {
        try (var connection = cluster.owner().dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> ask(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            var isQuery = statement.execute(sql);
            while (!isQuery) {
                isQuery = statement.getMoreResults();
            }
            var found = new ArrayList<String>();
            var rows = statement.getResultSet();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
