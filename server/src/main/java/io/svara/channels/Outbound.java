package io.svara.channels;

import io.svara.mailboxes.MailboxId;

/** The port by which messages leave. Filled by the channel; its work happens after the caller's transaction. */
public interface Outbound {

    String newInternetId(MailboxId mailbox);

    /** Queues the message durably in the caller's transaction. */
    DeliveryState send(OutboundMessage message);

    /** Takes a message back that is still scheduled. False when it is too late. */
    boolean cancel(MessageId message);

    /** Queues a failed message once more, with the same Message-ID. False when there is nothing to repeat. */
    boolean resend(MessageId message);
}
