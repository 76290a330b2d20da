package io.svara.mail.receive;

import static svara.db.jooq.Tables.MAIL_INTAKE;
import static svara.db.jooq.Tables.MAIL_RECEIPT;

import io.svara.channels.ThreadId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.storage.BlobReferences;
import io.svara.storage.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of mail that was acknowledged and waits for its ticket, and of what each mailbox has taken already. */
@Component
class ReceivedMailRows implements BlobReferences {

    /**
     * @param thread the conversation that a signed reply address named
     * @param sender as SMTP named it, empty for {@code <>}; null when the mail was fetched
     * @param remoteAddress of the server that brought it; null when it was fetched
     * @param helo the name that the sending server gave itself; null where none handed the mail over
     * @param blameless whether the last try failed for a reason that lies outside the mail
     */
    record Received(
            MailboxId mailbox,
            @Nullable ThreadId thread,
            Sha256 raw,
            long rawSize,
            @Nullable String sender,
            String recipient,
            @Nullable String remoteAddress,
            @Nullable String helo,
            boolean tls,
            Instant receivedAt,
            boolean blameless) {}

    private final DSLContext sql;

    ReceivedMailRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Whether any waits for its ticket. */
    boolean waitsFor(MailboxId mailbox) {
        return sql.fetchExists(DSL.selectOne()
                .from(MAIL_INTAKE)
                .where(MAIL_INTAKE.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_INTAKE.MAILBOX_ID.eq(mailbox.value())));
    }

    long add(Received mail) {
        return sql.insertInto(MAIL_INTAKE)
                .set(MAIL_INTAKE.ORGANIZATION_ID, organization())
                .set(MAIL_INTAKE.MAILBOX_ID, mail.mailbox().value())
                .set(
                        MAIL_INTAKE.THREAD_ID,
                        mail.thread() == null ? null : mail.thread().value())
                .set(MAIL_INTAKE.RAW_SHA256, mail.raw().bytes())
                .set(MAIL_INTAKE.RAW_SIZE, mail.rawSize())
                .set(MAIL_INTAKE.SENDER, mail.sender())
                .set(MAIL_INTAKE.RECIPIENT, mail.recipient())
                .set(MAIL_INTAKE.REMOTE_ADDRESS, mail.remoteAddress())
                .set(MAIL_INTAKE.HELO, mail.helo())
                .set(MAIL_INTAKE.TLS, mail.tls())
                .set(MAIL_INTAKE.RECEIVED_AT, mail.receivedAt())
                .returningResult(MAIL_INTAKE.ID)
                .fetchSingle()
                .value1();
    }

    Optional<Received> find(long id) {
        return sql.selectFrom(MAIL_INTAKE)
                .where(MAIL_INTAKE.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_INTAKE.ID.eq(id))
                .fetchOptional(row -> new Received(
                        new MailboxId(row.getMailboxId()),
                        row.getThreadId() == null ? null : new ThreadId(row.getThreadId()),
                        Sha256.ofDigest(row.getRawSha256()),
                        row.getRawSize(),
                        row.getSender(),
                        row.getRecipient(),
                        row.getRemoteAddress(),
                        row.getHelo(),
                        row.getTls(),
                        row.getReceivedAt(),
                        row.getBlameless()));
    }

    /** False when it is gone already: somebody else has made its ticket. */
    boolean remove(long id) {
        return sql.deleteFrom(MAIL_INTAKE)
                        .where(MAIL_INTAKE.ORGANIZATION_ID.eq(organization()))
                        .and(MAIL_INTAKE.ID.eq(id))
                        .execute()
                == 1;
    }

    /** Remembers whether the last try ended for a reason that lies outside the mail. */
    void blameless(long id, boolean blameless) {
        sql.update(MAIL_INTAKE)
                .set(MAIL_INTAKE.BLAMELESS, blameless)
                .where(MAIL_INTAKE.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_INTAKE.ID.eq(id))
                .execute();
    }

    /** False when the mailbox has taken a mail of this Message-ID and content before. Devices reuse ids, hence both. */
    boolean isFirst(MailboxId mailbox, String internetId, String contentDigest, Instant receivedAt) {
        var id = Sha256.of(internetId.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return sql.insertInto(MAIL_RECEIPT)
                        .set(MAIL_RECEIPT.ORGANIZATION_ID, organization())
                        .set(MAIL_RECEIPT.MAILBOX_ID, mailbox.value())
                        .set(MAIL_RECEIPT.MESSAGE_ID_DIGEST, id.bytes())
                        .set(MAIL_RECEIPT.CONTENT_DIGEST, HexFormat.of().parseHex(contentDigest))
                        .set(MAIL_RECEIPT.RECEIVED_AT, receivedAt)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** A mail that comes again after that is taken anew. */
    void forgetReceipts(OrganizationId organization, Instant before) {
        sql.deleteFrom(MAIL_RECEIPT)
                .where(MAIL_RECEIPT.ORGANIZATION_ID.eq(organization.value()))
                .and(MAIL_RECEIPT.RECEIVED_AT.lt(before))
                .execute();
    }

    @Override
    public Set<Sha256> named(OrganizationId organization, Collection<Sha256> candidates) {
        return sql.select(MAIL_INTAKE.RAW_SHA256)
                .from(MAIL_INTAKE)
                .where(MAIL_INTAKE.ORGANIZATION_ID.eq(organization.value()))
                .and(MAIL_INTAKE.RAW_SHA256.in(
                        candidates.stream().map(Sha256::bytes).toList()))
                .fetchSet(row -> Sha256.ofDigest(row.value1()));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
