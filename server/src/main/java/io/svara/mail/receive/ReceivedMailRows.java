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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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

    /** That a mailbox has taken a mail of this Message-ID and content. Devices reuse ids, hence both. */
    record Receipt(MailboxId mailbox, Sha256 internetId, Sha256 content, Instant receivedAt) {

        private boolean isOf(MailboxId other, Sha256 otherId, Sha256 otherContent) {
            return mailbox.equals(other) && internetId.equals(otherId) && content.equals(otherContent);
        }
    }

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

    /** Which were there; of others somebody else has made the tickets. */
    Set<Long> remove(Collection<Long> ids) {
        return sql.deleteFrom(MAIL_INTAKE)
                .where(MAIL_INTAKE.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_INTAKE.ID.eq(DSL.any(ids.toArray(Long[]::new))))
                .returningResult(MAIL_INTAKE.ID)
                .fetchSet(MAIL_INTAKE.ID);
    }

    /** Remembers whether the last try ended for a reason that lies outside the mail. */
    void blameless(long id, boolean blameless) {
        sql.update(MAIL_INTAKE)
                .set(MAIL_INTAKE.BLAMELESS, blameless)
                .where(MAIL_INTAKE.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_INTAKE.ID.eq(id))
                .execute();
    }

    /**
     * Which of these mailboxes have not taken before. In one order for all, so that two who come with the same ones wait for
     * each other only once. Of those that are alike, one.
     */
    List<Receipt> firsts(Collection<Receipt> receipts) {
        if (receipts.isEmpty()) {
            return new ArrayList<>();
        }
        var insert = sql.insertInto(
                MAIL_RECEIPT,
                MAIL_RECEIPT.ORGANIZATION_ID,
                MAIL_RECEIPT.MAILBOX_ID,
                MAIL_RECEIPT.MESSAGE_ID_DIGEST,
                MAIL_RECEIPT.CONTENT_DIGEST,
                MAIL_RECEIPT.RECEIVED_AT);
        var sorted = receipts.stream()
                .sorted(Comparator.comparing(receipt -> receipt.internetId().hex()))
                .toList();
        for (var receipt : sorted) {
            insert = insert.values(
                    organization(),
                    receipt.mailbox().value(),
                    receipt.internetId().bytes(),
                    receipt.content().bytes(),
                    receipt.receivedAt());
        }
        var firsts = new ArrayList<Receipt>();
        for (var row : insert.onConflictDoNothing()
                .returningResult(MAIL_RECEIPT.MAILBOX_ID, MAIL_RECEIPT.MESSAGE_ID_DIGEST, MAIL_RECEIPT.CONTENT_DIGEST)
                .fetch()) {
            receipts.stream()
                    .filter(receipt -> receipt.isOf(
                            new MailboxId(row.value1()), Sha256.ofDigest(row.value2()), Sha256.ofDigest(row.value3())))
                    .findFirst()
                    .ifPresent(firsts::add);
        }
        return firsts;
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
