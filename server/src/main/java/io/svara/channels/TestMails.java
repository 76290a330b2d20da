package io.svara.channels;

import io.svara.mailboxes.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The port by which a mailbox tries out what it sends: as {@link Outbound}, but of no conversation. Filled by mail. */
public interface TestMails {

    /** @param internetId without angle brackets; null: one as all mails get */
    record TestMail(
            MailboxId mailbox,
            Address from,
            Address to,
            String subject,
            Outbound.Text text,
            List<AttachedBlob> pictures,
            @Nullable String internetId) {}

    /** @param detail the other side's answer, or why it waits; null where there is nothing to say */
    record Sent(
            TestMailId id,
            String to,
            DeliveryState state,
            @Nullable String detail,
            Instant sentAt) {}

    /**
     * Queues it durably in the caller's transaction.
     *
     * @throws io.svara.kernel.problem.Problem the organisation has sent too many of late
     */
    TestMailId send(TestMail mail);

    Optional<Sent> find(MailboxId mailbox, TestMailId id);
}
