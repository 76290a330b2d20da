package io.svara.tickets.store;

import static svara.db.jooq.Tables.MESSAGE_REFERENCE;

import io.svara.channels.MessageId;
import io.svara.kernel.Id;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.storage.Sha256;
import io.svara.tickets.TicketId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The Message-IDs by which answers find their ticket. */
@Component
public class ReferenceRows {

    /** How a ticket came to know a Message-ID. */
    public enum Origin {
        /** Ours: unguessable, so whoever quotes it has received it. */
        OWN,
        /** The relay's, of a message of ours: it left with another, and arrived with this. */
        RELAYED,
        /** Of a mail that came in. */
        FOREIGN,
        /** Quoted by a mail that came in, of one that has not. */
        QUOTED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A Message-ID that the organisation knows. */
    public record Reference(TicketId ticket, MessageId message, MailboxId mailbox, Origin origin, String internetId) {

        public boolean own() {
            return origin == Origin.OWN;
        }

        /** Of a message that we sent. */
        public boolean ours() {
            return own() || origin == Origin.RELAYED;
        }
    }

    private final DSLContext sql;

    ReferenceRows(DSLContext sql) {
        this.sql = sql;
    }

    /** By which Message-IDs a message is known from now on. */
    public record Known(
            TicketId ticket, MessageId message, MailboxId mailbox, Collection<String> internetIds, Origin origin) {}

    public void know(
            TicketId ticket, MessageId message, MailboxId mailbox, Collection<String> internetIds, Origin origin) {
        know(List.of(new Known(ticket, message, mailbox, internetIds, origin)));
    }

    private record Row(Known known, byte[] digest) {}

    /** In one statement, of one text for any number. What is known already stays as it is. */
    public void know(Collection<Known> all) {
        var rows = all.stream()
                .flatMap(known -> known.internetIds().stream().map(id -> new Row(known, digest(id))))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        sql.execute(
                """
                insert into message_reference (organization_id, digest, ticket_id, message_id, mailbox_id, origin)
                select {0}, * from unnest({1}, {2}, {3}, {4}, {5}) on conflict do nothing
                """,
                DSL.val(organization()),
                DSL.val(rows.stream().map(Row::digest).toArray(byte[][]::new)),
                ids(rows, row -> row.known().ticket()),
                ids(rows, row -> row.known().message()),
                ids(rows, row -> row.known().mailbox()),
                DSL.val(rows.stream().map(row -> row.known().origin().word()).toArray(String[]::new)));
    }

    private static Field<Long[]> ids(List<Row> rows, Function<Row, Id> id) {
        return DSL.val(rows.stream().map(row -> id.apply(row).value()).toArray(Long[]::new));
    }

    /**
     * Lets mails of one thread pass one after the other, so that a mail and its answer that come within the same
     * moment see each other. Held until the transaction ends; in one order for all who wait for several.
     */
    public void queueUp(Collection<String> threadRoots) {
        var locks = threadRoots.stream()
                .map(root ->
                        ByteBuffer.wrap(digest(organization() + "/" + root)).getLong())
                .distinct()
                .sorted()
                .toArray(Long[]::new);
        if (locks.length > 0) {
            sql.execute("select pg_advisory_xact_lock(lock) from unnest({0}) as root(lock)", DSL.val(locks));
        }
    }

    /** What is known of these Message-IDs, in their order. */
    public List<Reference> known(List<String> internetIds) {
        if (internetIds.isEmpty()) {
            return List.of();
        }
        var byDigest = internetIds.stream()
                .collect(Collectors.toMap(id -> Sha256.ofDigest(digest(id)), id -> id, (first, second) -> first));
        return sql
                .select(
                        MESSAGE_REFERENCE.DIGEST,
                        MESSAGE_REFERENCE.TICKET_ID,
                        MESSAGE_REFERENCE.MESSAGE_ID,
                        MESSAGE_REFERENCE.MAILBOX_ID,
                        MESSAGE_REFERENCE.ORIGIN)
                .from(MESSAGE_REFERENCE)
                .where(MESSAGE_REFERENCE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE_REFERENCE.DIGEST.eq(
                        DSL.any(byDigest.keySet().stream().map(Sha256::bytes).toArray(byte[][]::new))))
                .fetch(row -> new Reference(
                        new TicketId(row.value2()),
                        new MessageId(row.value3()),
                        new MailboxId(row.value4()),
                        Origin.valueOf(row.value5().toUpperCase(Locale.ROOT)),
                        byDigest.getOrDefault(Sha256.ofDigest(row.value1()), "")))
                .stream()
                .sorted((one, other) ->
                        Integer.compare(internetIds.indexOf(one.internetId()), internetIds.indexOf(other.internetId())))
                .toList();
    }

    private static byte[] digest(String internetId) {
        return Sha256.of(internetId.getBytes(StandardCharsets.UTF_8)).bytes();
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
