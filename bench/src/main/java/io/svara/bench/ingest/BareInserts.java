package io.svara.bench.ingest;

import io.svara.bench.client.Mails.Mail;
import io.svara.bench.data.Sql;
import io.svara.tickets.search.Words;
import io.svara.tickets.search.Words.Part;
import io.svara.tickets.search.Words.Weight;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * The machine's limit: a ticket, its message, its event and its search vector, in one durable transaction a mail and four
 * at a time, into the same tables. The vectors are made before. All goes to the neighbour organisation.
 */
final class BareInserts {

    private static final List<String> STATEMENTS = List.of("""
            insert into ticket (organization_id, number, number_prefix, mailbox_id, subject, status_id, status_kind,
                requester_contact_id, requester_email, source, created_at, updated_at, message_count, news_at)
            select organization_id, null, '', mailbox_id, subject, status_id, status_kind, requester_contact_id,
                requester_email, source, now(), now(), 1, now()
            from ticket where organization_id = ? and id = ? returning id""", """
            with made as (insert into message (organization_id, ticket_id, kind, recipients, subject, internet_id, created_at)
                values (?, ?, 'inbound', '{}', 'Order', ?, now()) returning organization_id, id)
            insert into message_body (organization_id, message_id, text, html, cleaner_version)
            select organization_id, id, ?, ?, 2 from made returning message_id""", """
            insert into log_entry (organization_id, at, actor_kind, cause, kind, subject_kind, subject_id, facts)
            values (?, now(), 'svara', 'bench', 'ticket.created', 'ticket', ?, '{}')""", """
            insert into ticket_search (organization_id, ticket_id, message_id, created_at, terms)
            values (?, ?, ?, now(), ?::tsvector)""");

    private final DataSource database;
    private final long organization;
    private final long likeTicket;
    private final List<Mail> mails;
    private final List<String> texts;
    private final List<String> vectors;

    BareInserts(DataSource database, List<Mail> mails) throws SQLException {
        this.database = database;
        this.mails = mails;
        this.texts = mails.stream()
                .map(mail -> new String(mail.bytes(), StandardCharsets.UTF_8))
                .toList();
        this.vectors = texts.stream().map(BareInserts::vector).toList();
        try (var connection = database.getConnection()) {
            organization = Sql.number(connection, "select max(id) from organization");
            likeTicket = Sql.number(connection, "select max(id) from ticket where organization_id = " + organization);
        }
    }

    void run(int connections) throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var running = new ArrayList<Future<?>>();
            for (int connection = 0; connection < connections; connection++) {
                running.add(threads.submit(() -> {
                    insert(next);
                    return null;
                }));
            }
            for (var each : running) {
                each.get();
            }
        }
    }

    /** Of the plain part, as the product reads it. */
    private static String vector(String mail) {
        int text = mail.indexOf("\r\n\r\n", mail.indexOf("text/plain"));
        return Words.index(List.of(new Part(Weight.D, mail.substring(text, mail.indexOf("--inner", text)))))
                .tsvector();
    }

    private void insert(AtomicInteger next) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int at = next.getAndIncrement(); at < mails.size(); at = next.getAndIncrement()) {
                insert(connection, mails.get(at).id(), texts.get(at), vectors.get(at));
                connection.commit();
            }
        }
    }

    private void insert(Connection connection, String id, String text, String vector) throws SQLException {
        long ticket = returned(connection, STATEMENTS.get(0), organization, likeTicket);
        var half = text.substring(0, text.length() / 2);
        long message = returned(connection, STATEMENTS.get(1), organization, ticket, id, half, half);
        execute(connection, STATEMENTS.get(2), organization, ticket);
        execute(connection, STATEMENTS.get(3), organization, ticket, message, vector);
    }

    private static long returned(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.execute();
        }
    }
}
