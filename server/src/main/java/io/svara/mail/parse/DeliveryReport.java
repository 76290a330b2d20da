package io.svara.mail.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report (RFC 3464 delivery status, RFC 8098 receipt) says of a mail that was sent before.
 *
 * @param originalMessageId of the mail that the report is about, when it names it
 * @param recipients whose delivery it reports, at most 100
 */
public record DeliveryReport(@Nullable String originalMessageId, List<Recipient> recipients) {

    /**
     * @param address the recipient as the mail was sent to, where told, else as it was at the end of its way
     * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}; lower case
     * @param status such as {@code 5.1.1}; empty when not told
     * @param diagnostic the other server's words; empty when not told
     */
    public record Recipient(String address, String action, String status, String diagnostic) {}

    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }

    boolean saysFailed() {
        return recipients.stream().anyMatch(recipient -> recipient.action().equals("failed"));
    }
}
