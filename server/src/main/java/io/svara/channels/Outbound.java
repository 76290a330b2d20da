package io.svara.channels;

import io.svara.mailboxes.Mailbox;
import java.util.List;

/** The port by which messages leave. Filled by the channel; its work happens after the caller's transaction. */
public interface Outbound {

    String newInternetId(Mailbox mailbox);

    /** Queues the message durably in the caller's transaction. */
    DeliveryState send(OutboundMessage message);

    /** Takes a message back that is still scheduled. False when it is too late. */
    boolean cancel(MessageId message);

    /** Somebody's server sent the message back after it had been taken. */
    void bounced(MessageId message, List<String> recipients, String detail);

    /**
     * Queues a message that did not arrive once more, with the same Message-ID, to those who have not got it. False when
     * there is nothing to repeat.
     *
     * @param attachments all that go along, those that the text shows among them
     */
    boolean resend(MessageId message, Text text, List<AttachedBlob> attachments);

    /** What is written: the conversation keeps it, and a channel need not. */
    record Text(String plain, String html) {}
}
