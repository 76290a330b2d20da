package io.svara.bench.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table's indexes are made after its rows: many times faster than row by row. */
final class Indexes {

    private Indexes() {}

    /** Drops all that stand for no constraint; answers the statements that make them again. */
    static List<String> drop(Connection connection, String table) throws SQLException {
        var definitions = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            var names = new ArrayList<String>();
            try (var rows = statement.executeQuery(withoutConstraint(table))) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    definitions.add(rows.getString(2));
                }
            }
            for (var name : names) {
                statement.execute("drop index " + name);
            }
        }
        return definitions;
    }

    /** Those of a partitioned table, as statements for one that is to become its partition. */
    static List<String> ofPartition(Connection connection, String parent, String partition) throws SQLException {
        var definitions = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(withoutConstraint(parent))) {
            while (rows.next()) {
                var name = rows.getString(1).replace(parent, partition);
                definitions.add(rows.getString(2)
                        .replaceFirst("INDEX \\S+ ON ONLY \\S+", "INDEX " + name + " ON " + partition));
            }
        }
        return definitions;
    }

    private static String withoutConstraint(String table) {
        return "select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i"
                + " where i.indrelid = '" + table + "'::regclass"
                + " and not exists (select from pg_constraint c where c.conindid = i.indexrelid) order by 1";
    }
}
