package io.svara.kernel.database;

import io.svara.kernel.CannotStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Stands in a database from a restore's first step to its last, in a schema of its own: what is half restored is served
 * by nobody, and cleared by the next restore.
 */
public final class RestoreMark {

    private static final String SCHEMA = "svara_restore";

    private RestoreMark() {}

    /** @param dataFolder whose files belong to the restore */
    public static void set(Connection owner, String dataFolder) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(
                    "create schema " + SCHEMA + "; create table " + SCHEMA + ".under_way (data_folder text not null)");
        }
        try (var insert = owner.prepareStatement("insert into " + SCHEMA + ".under_way values (?)")) {
            insert.setString(1, dataFolder);
            insert.execute();
        }
    }

    /** The data folder of a restore that has not ended. */
    public static Optional<String> find(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            try (var row = statement.executeQuery("select to_regclass('" + SCHEMA + ".under_way') is not null")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (var row = statement.executeQuery("select data_folder from " + SCHEMA + ".under_way")) {
                return Optional.of(row.next() ? row.getString(1) : "");
            }
        }
    }

    public static void remove(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("drop schema " + SCHEMA + " cascade");
        }
    }

    static void refuse(DataSource owner) throws SQLException {
        try (var connection = owner.getConnection()) {
            if (find(connection).isPresent()) {
                throw CannotStart.because("A restore into this database is under way, or was interrupted:"
                        + " run ./svara restore again, which begins anew.");
            }
        }
    }
}
