package io.svara.kernel.database;

import io.svara.kernel.CannotStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What an external PostgreSQL must bring, and what it says when it does not. */
final class ExternalDatabase {

    private static final int REQUIRED = 18;

    private ExternalDatabase() {}

    static void check(DataSource owner) throws SQLException {
        try (var connection = owner.getConnection()) {
            refusal(Integer.parseInt(setting(connection, "server_version_num")), setting(connection, "server_encoding"))
                    .ifPresent(sentence -> {
                        throw CannotStart.because(sentence);
                    });
        }
    }

    /** @param version as in server_version_num: 180006 is 18.6, 90624 is 9.6.24 */
    static Optional<String> refusal(int version, String encoding) {
        if (version < REQUIRED * 10_000) {
            return Optional.of("PostgreSQL " + REQUIRED + " or newer is needed, and the database is PostgreSQL "
                    + shown(version) + ".");
        }
        if (!encoding.equals("UTF8")) {
            return Optional.of("The database must be made with encoding UTF8, and this one has " + encoding + ".");
        }
        return Optional.empty();
    }

    private static String shown(int version) {
        return version >= 100_000
                ? version / 10_000 + "." + version % 10_000
                : version / 10_000 + "." + version / 100 % 100 + "." + version % 100;
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** The application's connections become the role that owns nothing, so its user must be allowed to. */
    static void allowRole(DataSource owner, String user) throws SQLException {
        try (var connection = owner.getConnection()) {
            if (!mayBecomeRole(connection, user)) {
                grantRole(connection, user);
            }
        }
    }

    private static boolean mayBecomeRole(Connection connection, String user) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_has_role(?, ?, 'SET')")) {
            statement.setString(1, user);
            statement.setString(2, DatabaseStart.APPLICATION_ROLE);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void grantRole(Connection connection, String user) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("grant " + DatabaseStart.APPLICATION_ROLE + " to "
                    + statement.enquoteIdentifier(user, true) + " with set true");
        }
    }

    static void checkRole(DataSource application) throws SQLException {
        try (var connection = application.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set role " + DatabaseStart.APPLICATION_ROLE);
        }
    }

    static CannotStart explained(Exception failure, DatabaseUrl url) {
        var sql = sqlException(failure);
        if (sql == null) {
            return CannotStart.because("The database " + url + " could not be prepared: " + failure.getMessage());
        }
        return CannotStart.because(sentence(String.valueOf(sql.getSQLState()), firstLine(sql), url.toString()));
    }

    /** @param state the five letters of SQLSTATE */
    static String sentence(String state, String message, String where) {
        return switch (state) {
            case "28P01", "28000" ->
                "The database does not let in " + where + ": check user and password in SVARA_DATABASE_URL.";
            case "3D000" -> "There is no such database: " + where + ". Make it with encoding UTF8, and start again.";
            case "08001", "08004", "08006" ->
                "The database cannot be reached: " + where
                        + ". Check that it runs and that SVARA_DATABASE_URL names it.";
            case "53300" -> "The database has no connections left for " + where + ".";
            case "42501" ->
                "The user has not enough rights: " + where + " (" + message + "). Let a superuser run: create role "
                        + DatabaseStart.APPLICATION_ROLE + "; grant " + DatabaseStart.APPLICATION_ROLE
                        + " to that user with admin option; and let it own the database.";
            default -> "The database " + where + " answers: " + message;
        };
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
