package io.svara.bench.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** A stretch of time of a partitioned table, filled beside it and attached when its indexes are made. */
record Partition(String parent, String timeColumn, String name, Instant from, Instant until) {

    /** Made, or taken out of the parent when it is there; with what the parent's safety net has of its time. */
    void open(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (exists(connection)) {
                statement.execute("alter table " + parent + " detach partition " + name);
                Indexes.drop(connection, name);
                return;
            }
            statement.execute(
                    "create table " + name + " (like " + parent + " including defaults including constraints)");
            statement.execute("alter table " + name + " add " + primaryKey(connection));
            statement.execute(
                    "with moved as (delete from %s_other where %s returning *) insert into %s select * from moved"
                            .formatted(parent, within(), name));
        }
    }

    void attach(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var index : Indexes.ofPartition(connection, parent, name)) {
                statement.execute(index);
            }
            // with it, attaching need not read the rows
            statement.execute("alter table %s add constraint %s_time check (%s)".formatted(name, name, within()));
            statement.execute("alter table %s attach partition %s for values from ('%s') to ('%s')"
                    .formatted(parent, name, from, until));
            statement.execute("alter table %s drop constraint %s_time".formatted(name, name));
        }
    }

    private String within() {
        return "%s is not null and %s >= '%s' and %s < '%s'".formatted(timeColumn, timeColumn, from, timeColumn, until);
    }

    private boolean exists(Connection connection) throws SQLException {
        return Sql.text(connection, "select to_regclass('" + name + "') is not null")
                .equals("t");
    }

    private String primaryKey(Connection connection) throws SQLException {
        return Sql.text(
                connection,
                "select pg_get_constraintdef(oid) from pg_constraint where contype = 'p' and conrelid = '" + parent
                        + "'::regclass");
    }
}
