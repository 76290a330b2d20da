package io.svara.mail.parse.report;

import io.svara.channels.FailureReason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of a mail that was sent before.
 *
 * @param originalMessageId of the mail that the report is about, without angle brackets, when it names it. Anybody can
 *     write one: it is a claim
 * @param recipients of whom it tells, at most 100. Of a complaint: who complained. None when it names nobody
 * @param feedback of a complaint: its kind in RFC 5965's words, such as {@code abuse}; else empty
 */
public record DeliveryReport(
        Kind kind, @Nullable String originalMessageId, List<Recipient> recipients, String feedback) {

    public enum Kind {
        /** It has failed for at least one recipient, and will not be tried again. */
        BOUNCE,
        /** It has not arrived yet; the other server goes on trying. */
        DELAY,
        /** It has arrived, or was passed on. */
        DELIVERED,
        /** It was read, or deleted unread (RFC 8098). */
        RECEIPT,
        /** Somebody marked it as spam, or it failed a check of its sender (RFC 5965, RFC 6591). */
        COMPLAINT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Action {
        FAILED,
        DELAYED,
        DELIVERED,
        RELAYED,
        EXPANDED
    }

    /**
     * @param address the recipient as the mail was sent to, where told, else as it was at the end of its way
     * @param reason {@link FailureReason#UNDETERMINED} where nothing went wrong, too
     * @param status such as {@code 5.1.1}; empty when not told
     * @param diagnostic the other server's words on one line, at most 1000 characters; empty when not told
     */
    public record Recipient(String address, Action action, FailureReason reason, String status, String diagnostic) {}

    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }

    public List<Recipient> failed() {
        return with(Action.FAILED);
    }

    public List<Recipient> with(Action action) {
        return recipients.stream().filter(one -> one.action() == action).toList();
    }
}
