package io.svara.backup;

import io.svara.backup.Contents.Partition;
import io.svara.backup.Contents.Sequence;
import io.svara.backup.Contents.Table;
import io.svara.kernel.database.CopyRules;
import io.svara.storage.Blob;
import io.svara.storage.BlobRegister;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The whole database at one instant, as its owner sees it. Writers are not held up. */
final class SnapshotRows {

    /** Ours: not Flyway's, which a migration writes anew, and not an extension's. Of partitioned tables the whole. */
    static final String OUR_TABLES = """
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
              and c.relname <> 'flyway_schema_history'
              and not exists (select from pg_depend d
                              where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            """;

    private final Connection owner;
    private final BlobRegister register;

    SnapshotRows(Connection owner) {
        this.owner = owner;
        this.register = new BlobRegister(owner);
    }

    /** From here to {@link #end} nothing changes for this connection, and no table's shape for anybody. */
    void begin() throws SQLException {
        // a row that a wall hides makes this fail rather than be left out
        execute("set row_security = off; set timezone = 'UTC'; set datestyle = 'ISO, MDY'; set bytea_output = 'hex'");
        var tables = names("select quote_ident(c.relname) " + OUR_TABLES + " order by 1");
        owner.setAutoCommit(false);
        owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        owner.setReadOnly(true);
        execute("lock table " + String.join(", ", tables) + " in access share mode");
    }

    /** The files stay listed for {@link #files}: copying them may take hours, for which no snapshot should be held. */
    void end() throws SQLException {
        register.hold();
        owner.commit();
        owner.setAutoCommit(true);
    }

    List<Table> tables() throws SQLException {
        var tables = new ArrayList<Table>();
        for (var name : names("select c.relname " + OUR_TABLES + " order by 1")) {
            tables.add(new Table(name, columns(name), partitions(name)));
        }
        return tables;
    }

    private List<String> columns(String table) throws SQLException {
        return names(
                        "select attname from pg_attribute where attrelid = to_regclass(quote_ident(?)) and attnum > 0"
                                + " and not attisdropped and attgenerated = '' order by attnum",
                        table)
                .stream()
                .filter(column -> !CopyRules.LEFT_OUT.contains(table + "." + column))
                .toList();
    }

    private List<Partition> partitions(String table) throws SQLException {
        try (var statement = owner.prepareStatement("""
                select name, bounds[1]::timestamptz, bounds[2]::timestamptz
                from (select c.relname as name,
                             regexp_match(pg_get_expr(c.relpartbound, c.oid),
                                          'FROM \\(''([^'']+)''\\) TO \\(''([^'']+)''\\)') as bounds
                      from pg_inherits i join pg_class c on c.oid = i.inhrelid
                      where i.inhparent = to_regclass(quote_ident(?)) and c.relispartition) found
                where bounds is not null
                order by 2""")) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                var partitions = new ArrayList<Partition>();
                while (rows.next()) {
                    partitions.add(partition(rows));
                }
                return partitions;
            }
        }
    }

    private static Partition partition(ResultSet row) throws SQLException {
        return new Partition(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }

    /** Text, not binary: it is the form that PostgreSQL keeps across its versions. */
    long copy(Table table, OutputStream target) throws SQLException, IOException {
        var columns = table.columns().stream().map(SnapshotRows::quoted).collect(Collectors.joining(", "));
        return owner.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + columns + " from " + quoted(table.name()) + ") to stdout", target);
    }

    /** They may be ahead of the snapshot, which does no harm. */
    List<Sequence> sequences() throws SQLException {
        var sequences = new ArrayList<Sequence>();
        for (var name :
                names("select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace"
                        + " order by 1")) {
            try (var statement = owner.createStatement();
                    var row = statement.executeQuery("select last_value, is_called from " + quoted(name))) {
                row.next();
                sequences.add(new Sequence(name, row.getLong(1), row.getBoolean(2)));
            }
        }
        return sequences;
    }

    /** The next of the files that the snapshot names; none at the end. */
    List<Blob> files() throws SQLException {
        return register.next();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private List<String> names(String query, String... parameters) throws SQLException {
        try (var statement = owner.prepareStatement(query)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            try (var rows = statement.executeQuery()) {
                var names = new ArrayList<String>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
