package io.svara.mail.verification;

import static svara.db.jooq.Tables.MAIL_VERIFICATION;

import io.svara.channels.Intake.Taken;
import io.svara.channels.MessageId;
import io.svara.channels.ThreadId;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The SQL of verification mails. */
@Component
public class VerificationRows {

    /** @param thread the conversation that the mail lies in */
    record Received(MessageId message, ThreadId thread, Verification verification, Instant receivedAt) {}

    private static final int MOST = 5;

    private final DSLContext sql;

    VerificationRows(DSLContext sql) {
        this.sql = sql;
    }

    public void add(MailboxId mailbox, Taken taken, Verification verification, Instant receivedAt) {
        sql.insertInto(MAIL_VERIFICATION)
                .set(MAIL_VERIFICATION.ORGANIZATION_ID, organization())
                .set(MAIL_VERIFICATION.MAILBOX_ID, mailbox.value())
                .set(MAIL_VERIFICATION.MESSAGE_ID, taken.message().value())
                .set(MAIL_VERIFICATION.THREAD_ID, taken.thread().value())
                .set(MAIL_VERIFICATION.PROVIDER, verification.provider())
                .set(MAIL_VERIFICATION.SENDER, verification.sender())
                .set(MAIL_VERIFICATION.CODE, verification.code())
                .set(MAIL_VERIFICATION.LINK, verification.link())
                .set(MAIL_VERIFICATION.RECEIVED_AT, receivedAt)
                .execute();
    }

    /** The last few, newest first. */
    List<Received> last(MailboxId mailbox) {
        return sql.selectFrom(MAIL_VERIFICATION)
                .where(MAIL_VERIFICATION.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_VERIFICATION.MAILBOX_ID.eq(mailbox.value()))
                .orderBy(MAIL_VERIFICATION.MESSAGE_ID.desc())
                .limit(MOST)
                .fetch(row -> new Received(
                        new MessageId(row.getMessageId()),
                        new ThreadId(row.getThreadId()),
                        new Verification(row.getProvider(), row.getSender(), row.getCode(), row.getLink()),
                        row.getReceivedAt()));
    }

    void removeAll(MailboxId mailbox) {
        sql.deleteFrom(MAIL_VERIFICATION)
                .where(MAIL_VERIFICATION.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_VERIFICATION.MAILBOX_ID.eq(mailbox.value()))
                .execute();
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
