package io.svara.backup;

import static io.svara.backup.SnapshotRows.OUR_TABLES;
import static io.svara.backup.SnapshotRows.quoted;

import io.svara.backup.Contents.Partition;
import io.svara.backup.Contents.Sequence;
import io.svara.backup.Contents.Table;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Rows into an empty database, as an owner that need not be a superuser: its triggers and foreign keys cannot be
 * switched off, so foreign keys and indexes are taken away for the time of loading and made again, which checks each
 * once for all rows. That is also the quickest way. In one transaction.
 */
final class LoadRows {

    /** @param drop takes it away */
    private record Shelved(String drop, String make) {}

    private final Connection owner;
    private final List<Shelved> shelved = new ArrayList<>();

    LoadRows(Connection owner) {
        this.owner = owner;
    }

    /** Whether nothing is there, not even tables without rows. */
    static boolean isEmpty(Connection owner) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery("select not exists (select " + OUR_TABLES
                        + ") and to_regclass('public.flyway_schema_history') is null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    void begin() throws SQLException {
        owner.setAutoCommit(false);
        execute("set local row_security = off; set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'");
        shelve("""
                select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                from pg_constraint
                where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
                order by conrelid::regclass::text, conname""");
        shelve("""
                select format('drop index %s', i.indexrelid::regclass),
                       replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
                from pg_index i join pg_class c on c.oid = i.indexrelid
                where c.relnamespace = 'public'::regnamespace and not c.relispartition
                  and i.indrelid <> 'flyway_schema_history'::regclass
                  and not exists (select from pg_constraint where conindid = i.indexrelid)
                order by i.indexrelid::regclass::text""");
    }

    private void shelve(String query) throws SQLException {
        var found = new ArrayList<Shelved>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(new Shelved(rows.getString(1), rows.getString(2)));
            }
        }
        for (var one : found) {
            execute(one.drop());
        }
        // indexes again before the foreign keys, which are checked by them
        shelved.addAll(0, found);
    }

    /** What the migrations themselves have written goes: the backup holds it as it became. */
    void empty(List<Table> tables) throws SQLException {
        execute("truncate " + tables.stream().map(table -> quoted(table.name())).collect(Collectors.joining(", ")));
    }

    /** The stretches of time that the old database had, so that no old row lies in the partition for all others. */
    void makePartitions(Table table) throws SQLException {
        for (var partition : table.partitions()) {
            if (!exists(partition)) {
                execute("create table " + quoted(partition.name()) + " partition of " + quoted(table.name())
                        + " for values from ('" + partition.from() + "') to ('" + partition.to() + "')");
            }
        }
    }

    private boolean exists(Partition partition) throws SQLException {
        try (var statement = owner.prepareStatement("select to_regclass(quote_ident(?)) is not null")) {
            statement.setString(1, partition.name());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    long copy(Table table, InputStream content) throws SQLException, IOException {
        var columns = table.columns().stream().map(SnapshotRows::quoted).collect(Collectors.joining(", "));
        return owner.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + quoted(table.name()) + " (" + columns + ") from stdin", content);
    }

    void set(Sequence sequence) throws SQLException {
        try (var statement = owner.prepareStatement("select setval(quote_ident(?)::regclass, ?, ?)")) {
            statement.setString(1, sequence.name());
            statement.setLong(2, sequence.value());
            statement.setBoolean(3, sequence.called());
            statement.execute();
        }
    }

    void end() throws SQLException {
        for (var one : shelved) {
            execute(one.make());
        }
        owner.commit();
        owner.setAutoCommit(true);
    }

    void execute(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
