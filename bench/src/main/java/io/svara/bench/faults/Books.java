package io.svara.bench.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import svara.postgres.PostgresLogin;

/** The server's own books, read past the server and past its walls. */
final class Books implements AutoCloseable {

    /** A message as the database has it. */
    record Entry(
            String id, String ticket, String mailbox, String subject, String text, String internetId, String state) {}

    private static final Map<String, String> WORK = Map.of(
            "mails without a ticket", "select count(*) from mail_intake",
            "mails due for their ticket", "select count(*) from mail_intake_due",
            "mails to be sent", "select count(*) from mail_outgoing where state in ('scheduled', 'queued')",
            "mails due for the relay", "select count(*) from mail_outgoing_due",
            "entries that followers have not seen", "select count(*) from log_outbox",
            "entries set aside", "select count(*) from log_parked");

    private final Connection connection;

    private Books(Connection connection) {
        this.connection = connection;
    }

    static Books open(PostgresLogin owner) throws SQLException {
        return new Books(owner.dataSource().getConnection());
    }

    /** "nothing", when all queues are empty. */
    String whatIsLeft() throws SQLException {
        var left = new TreeMap<String, Long>();
        for (var work : WORK.entrySet()) {
            var count = count(work.getValue());
            if (count > 0) {
                left.put(work.getKey(), count);
            }
        }
        return left.isEmpty() ? "nothing" : left.toString();
    }

    long count(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** As if hours had passed, and all that waits for them came now. */
    void makeAllDue() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("update mail_intake_due set due_at = now() where due_at > now()");
            statement.execute("update mail_outgoing_due set due_at = now() where due_at > now()");
            statement.execute("update log_outbox set due_at = null where due_at is not null");
        }
    }

    List<Entry> messages() throws SQLException {
        var found = new ArrayList<Entry>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select m.id, m.ticket_id, b.address, t.subject, d.text, m.internet_id, m.delivery_state
                        from message m
                        join message_body d on d.organization_id = m.organization_id and d.message_id = m.id
                        join ticket t on t.organization_id = m.organization_id and t.id = m.ticket_id
                        join mailbox b on b.organization_id = t.organization_id and b.id = t.mailbox_id
                        order by m.id
                        """)) {
            while (row.next()) {
                found.add(new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        String.valueOf(row.getString(6)),
                        String.valueOf(row.getString(7))));
            }
        }
        return found;
    }

    /** Rows of up to three columns, for those who only say what they have found. */
    List<String> rows(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                var cells = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(String.valueOf(row.getString(column)));
                }
                found.add(String.join(" ", cells));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
