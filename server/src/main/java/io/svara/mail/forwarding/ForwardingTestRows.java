package io.svara.mail.forwarding;

import static svara.db.jooq.Tables.MAIL_FORWARDING_TEST;

import io.svara.channels.TestMailId;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.MailForwardingTestRecord;

/** The SQL of the trials of forwarding; of each mailbox, the last one. */
@Component
class ForwardingTestRows {

    /**
     * @param cameTo the mailbox whose address it came to; null while it has not come
     * @param answer of the server that sent it back
     */
    record Trial(
            MailboxId mailbox,
            TestMailId mail,
            Instant sentAt,
            @Nullable Instant cameAt,
            @Nullable MailboxId cameTo,
            @Nullable Instant bouncedAt,
            @Nullable String answer) {}

    private final DSLContext sql;

    ForwardingTestRows(DSLContext sql) {
        this.sql = sql;
    }

    /** In place of the one before. */
    void put(MailboxId mailbox, String token, TestMailId mail, Instant now) {
        sql.deleteFrom(MAIL_FORWARDING_TEST)
                .where(MAIL_FORWARDING_TEST.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_FORWARDING_TEST.MAILBOX_ID.eq(mailbox.value()))
                .execute();
        sql.insertInto(MAIL_FORWARDING_TEST)
                .set(MAIL_FORWARDING_TEST.ORGANIZATION_ID, organization())
                .set(MAIL_FORWARDING_TEST.MAILBOX_ID, mailbox.value())
                .set(MAIL_FORWARDING_TEST.TOKEN, token)
                .set(MAIL_FORWARDING_TEST.OUTGOING_ID, mail.value())
                .set(MAIL_FORWARDING_TEST.SENT_AT, now)
                .execute();
    }

    Optional<Trial> find(MailboxId mailbox) {
        return sql.selectFrom(MAIL_FORWARDING_TEST)
                .where(MAIL_FORWARDING_TEST.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_FORWARDING_TEST.MAILBOX_ID.eq(mailbox.value()))
                .fetchOptional(ForwardingTestRows::trial);
    }

    /** False when no mailbox waits for this one; the first arrival counts. */
    boolean came(String token, MailboxId to, Instant at) {
        return sql.update(MAIL_FORWARDING_TEST)
                        .set(MAIL_FORWARDING_TEST.CAME_AT, DSL.coalesce(MAIL_FORWARDING_TEST.CAME_AT, at))
                        .set(MAIL_FORWARDING_TEST.CAME_TO, DSL.coalesce(MAIL_FORWARDING_TEST.CAME_TO, to.value()))
                        .where(MAIL_FORWARDING_TEST.ORGANIZATION_ID.eq(organization()))
                        .and(MAIL_FORWARDING_TEST.TOKEN.eq(token))
                        .execute()
                > 0;
    }

    /** False when no mailbox waits for this one. */
    boolean bounced(String token, @Nullable String answer, Instant at) {
        return sql.update(MAIL_FORWARDING_TEST)
                        .set(MAIL_FORWARDING_TEST.BOUNCED_AT, at)
                        .set(MAIL_FORWARDING_TEST.ANSWER, answer)
                        .where(MAIL_FORWARDING_TEST.ORGANIZATION_ID.eq(organization()))
                        .and(MAIL_FORWARDING_TEST.TOKEN.eq(token))
                        .execute()
                > 0;
    }

    private static Trial trial(MailForwardingTestRecord row) {
        return new Trial(
                new MailboxId(row.getMailboxId()),
                new TestMailId(row.getOutgoingId()),
                row.getSentAt(),
                row.getCameAt(),
                row.getCameTo() == null ? null : new MailboxId(row.getCameTo()),
                row.getBouncedAt(),
                row.getAnswer());
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
