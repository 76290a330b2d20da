package io.svara.channels;

import io.svara.mailboxes.MailboxId;
import io.svara.storage.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a channel received, ready to become a ticket or part of one.
 *
 * @param source the channel's word for itself, such as {@code email}
 * @param requester who asks: Reply-To where given, else From
 * @param html the source as it came, not cleaned
 * @param internetId the message's own Message-ID, without angle brackets
 * @param aliases other ids that those who answer it may quote: what a server on the way put its own in place of, and the
 *     conversation's
 * @param references Message-IDs that it quotes (In-Reply-To and References), nearest first, without brackets; its
 *     conversation's id comes last
 * @param provenThread the conversation that a signed reply address names, as recipient or among the ids that it quotes; the
 *     signature has been checked
 * @param report what it reports of a message that was sent before
 * @param attachedSender who wrote the one message that is attached to it; null where none is, or several are
 * @param protection how its writer has signed or encrypted it; null where that was not done
 * @param header what else rules may ask of it
 * @param raw the message as it was received
 * @param unreadable why it could not be parsed; then it becomes a ticket of its own with the raw message attached
 */
public record InboundMessage(
        MailboxId mailbox,
        String source,
        Instant receivedAt,
        Address from,
        Address requester,
        List<Address> to,
        List<Address> cc,
        String subject,
        String text,
        @Nullable String html,
        boolean truncated,
        List<AttachedBlob> attachments,
        @Nullable String internetId,
        List<String> aliases,
        List<String> references,
        @Nullable ThreadId provenThread,
        Automation automation,
        @Nullable DeliveryReport report,
        @Nullable Address attachedSender,
        @Nullable Protection protection,
        MessageHeader header,
        @Nullable Sha256 raw,
        @Nullable String unreadable) {

    /** Whether a person wrote it. Only persons' messages are ever answered automatically (MBX-5). */
    public enum Automation {
        PERSON,
        AUTO_REPLY,
        LIST,
        BOUNCE,
        REPORT,
        /** A provider asks whether it may forward mail to the mailbox: nobody's request. */
        VERIFICATION
    }

    /**
     * What a server on the way, or the recipient's, reports. A claim: anybody can write one.
     *
     * @param internetId of the message that it is about
     * @param recipients whom it names, as it spells them: who has not got it, who has, or who complained
     * @param reason why it did not arrive; null of a complaint, and where it did
     * @param detail the first of the recipients and what their server answered; of a complaint its kind
     */
    public record DeliveryReport(
            Kind kind,
            String internetId,
            List<String> recipients,
            @Nullable FailureReason reason,
            String detail) {

        public enum Kind {
            /** For good. */
            FAILED,
            /** Not there yet: the other server goes on trying. */
            DELAYED,
            /** It is there, or was passed on to where no more reports come from. */
            ARRIVED,
            /** It arrived, and was called spam. */
            COMPLAINT
        }

        public DeliveryReport {
            recipients = List.copyOf(recipients);
        }
    }

    /** The Message-ID that all of a thread share: its oldest. */
    public Optional<String> threadRoot() {
        return references.isEmpty() ? Optional.ofNullable(internetId) : Optional.of(references.getLast());
    }

    public InboundMessage withoutProof() {
        return new InboundMessage(
                mailbox,
                source,
                receivedAt,
                from,
                requester,
                to,
                cc,
                subject,
                text,
                html,
                truncated,
                attachments,
                internetId,
                aliases,
                references,
                null,
                automation,
                report,
                attachedSender,
                protection,
                header,
                raw,
                unreadable);
    }

    public InboundMessage {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
        aliases = List.copyOf(aliases);
        references = List.copyOf(references);
    }
}
