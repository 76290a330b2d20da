package io.svara.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.web.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;

/** The second lock: what the database itself refuses the application, whatever the application asks. */
class RowLevelSecurityTests {

    private static final TestServer SERVER = TestServer.shared();
    private static final String FORBIDDEN = "42501";

    /** What was written there stays so, for whoever's it is. */
    private static final Set<String> NEVER_CHANGED = Set.of("log_entry", "flow_revision");

    private static House alfa;
    private static House bravo;

    @BeforeAll
    static void furnish() {
        alfa = House.furnish(SERVER, "alfa");
        bravo = House.furnish(SERVER, "bravo");
    }

    static List<String> walled() {
        return Rows.walled();
    }

    @ParameterizedTest
    @MethodSource("walled")
    void bothOrganisationsHaveRowsToBeSeen(String table) {
        assertThat(Rows.count(table, alfa)).as("a new table needs rows here").isPositive();
        assertThat(Rows.count(table, bravo)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("walled")
    void showsNoRowWithoutAnOrganisation(String table) throws SQLException {
        try (var connection = application()) {
            assertThat(number(connection, "select count(*) from " + table)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("walled")
    void showsNoRowToAnEmptyOrganisation(String table) throws SQLException {
        try (var connection = application()) {
            execute(connection, "set local svara.organization = ''");
            assertThat(number(connection, "select count(*) from " + table)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("walled")
    void showsAnOrganisationItsOwnRowsOnly(String table) throws SQLException {
        try (var connection = within(alfa)) {
            var own = Rows.organizationColumn(table) + " = " + alfa.organization.value();
            assertThat(number(connection, "select count(*) from " + table)).isPositive();
            assertThat(number(connection, "select count(*) from " + table + " where not " + own))
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("walled")
    void refusesARowForTheNeighbour(String table) throws SQLException {
        var row = Rows.one(table, bravo);
        try (var connection = within(alfa)) {
            var insert = "insert into " + table + " overriding system value select * from json_populate_record(null::"
                    + table + ", ?::json)";
            try (var statement = connection.prepareStatement(insert)) {
                statement.setString(1, row);
                assertThatThrownBy(statement::execute)
                        .isInstanceOfSatisfying(
                                PSQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo(FORBIDDEN))
                        .hasMessageContaining("row-level security");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("walled")
    void changesAndRemovesNothingOfTheNeighbour(String table) throws SQLException {
        var column = Rows.organizationColumn(table);
        var theirs = " where " + column + " = " + bravo.organization.value();
        if (NEVER_CHANGED.contains(table)) {
            refuses("update " + table + " set " + column + " = " + column + theirs);
            refuses("delete from " + table + theirs);
            return;
        }
        try (var connection = within(alfa)) {
            assertThat(changed(connection, "update " + table + " set " + column + " = " + column + theirs))
                    .isZero();
            assertThat(changed(connection, "delete from " + table + theirs)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("walled")
    void givesNoRowAwayToTheNeighbour(String table) throws SQLException {
        refuses("update " + table + " set " + Rows.organizationColumn(table) + " = "
                + (bravo.organization.value() + 1000));
    }

    @Test
    void viewsShowWhatTheirTablesShow() throws SQLException {
        for (var view : List.of("label_card", "contact_card", "group_membership")) {
            try (var connection = application()) {
                assertThat(number(connection, "select count(*) from " + view)).isZero();
            }
            try (var connection = within(alfa)) {
                assertThat(number(connection, "select count(distinct organization_id) from " + view))
                        .as(view)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void leavesNoOrganisationBehindInThePool() throws SQLException {
        alfa.inside(() -> {});
        for (int round = 0; round < 50; round++) {
            try (var connection = SERVER.bean(DataSource.class).getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select current_setting('svara.organization', true), (select count(*) from ticket)")) {
                row.next();
                assertThat(row.getString(1)).isNullOrEmpty();
                assertThat(row.getLong(2)).isZero();
            }
        }
    }

    @Test
    void thePoolIsNotTheOwners() throws SQLException {
        try (var connection = application();
                var owner = TestServer.owner().getConnection()) {
            for (var who : List.of("current_user", "session_user")) {
                assertThat(text(connection, "select " + who)).isNotEqualTo(text(owner, "select " + who));
            }
            assertThat(text(
                            connection,
                            "select count(*) from pg_roles where (rolsuper or rolbypassrls)"
                                    + " and rolname in (current_user, session_user)"))
                    .isEqualTo("0");
        }
    }

    private static void refuses(String sql) throws SQLException {
        try (var connection = within(alfa);
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            PSQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo(FORBIDDEN));
        }
    }

    /** From the server's own pool, in a transaction that is rolled back when it is closed. */
    private static Connection application() throws SQLException {
        var connection = SERVER.bean(DataSource.class).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static Connection within(House house) throws SQLException {
        var connection = application();
        execute(connection, "set local svara.organization = '" + house.organization.value() + "'");
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int changed(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(text(connection, sql));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
