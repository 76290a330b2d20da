package io.svara.channels;

import io.svara.mailboxes.MailboxId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to leave.
 *
 * @param from the mailbox's address, with the name that is shown before it
 * @param internetId its Message-ID, from {@link Outbound#newInternetId}; every repeat carries the same one
 * @param inReplyTo the Message-ID that it answers
 * @param references the conversation's Message-IDs, oldest first
 * @param html safe HTML; inline images are named by {@code cid:} and the attachment's content id
 * @param automatic nobody has written it, such as an automatic response: marked so that other machines do not answer it
 *     ({@code Auto-Submitted: auto-replied}, {@code X-Auto-Response-Suppress: All})
 * @param sendAt not before this instant; until then it can be cancelled
 */
public record OutboundMessage(
        MailboxId mailbox,
        ThreadId thread,
        MessageId message,
        Address from,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        String subject,
        String text,
        @Nullable String html,
        List<AttachedBlob> attachments,
        String internetId,
        @Nullable String inReplyTo,
        List<String> references,
        boolean automatic,
        Instant sendAt) {

    public OutboundMessage {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        attachments = List.copyOf(attachments);
        references = List.copyOf(references);
    }
}
