package io.svara.tickets.store;

import static svara.db.jooq.Tables.MESSAGE_REFERENCE;

import io.svara.channels.MessageId;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.storage.Sha256;
import io.svara.tickets.TicketId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
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

    public void know(
            TicketId ticket, MessageId message, MailboxId mailbox, Collection<String> internetIds, Origin origin) {
        if (internetIds.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                MESSAGE_REFERENCE,
                MESSAGE_REFERENCE.ORGANIZATION_ID,
                MESSAGE_REFERENCE.DIGEST,
                MESSAGE_REFERENCE.TICKET_ID,
                MESSAGE_REFERENCE.MESSAGE_ID,
                MESSAGE_REFERENCE.MAILBOX_ID,
                MESSAGE_REFERENCE.ORIGIN);
        for (var internetId : internetIds) {
            insert = insert.values(
                    organization(),
                    digest(internetId),
                    ticket.value(),
                    message.value(),
                    mailbox.value(),
                    origin.word());
        }
        insert.onConflictDoNothing().execute();
    }

    /**
     * Lets mails of one thread pass one after the other, so that a mail and its answer that come within the same
     * moment see each other. Held until the transaction ends.
     */
    public void queueUp(String threadRoot) {
        var lock = ByteBuffer.wrap(digest(organization() + "/" + threadRoot)).getLong();
        sql.select(DSL.field("pg_advisory_xact_lock({0})", DSL.val(lock))).execute();
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
                .and(MESSAGE_REFERENCE.DIGEST.in(
                        byDigest.keySet().stream().map(Sha256::bytes).toList()))
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
