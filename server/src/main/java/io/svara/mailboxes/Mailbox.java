package io.svara.mailboxes;

import java.util.Locale;

/**
 * A mailbox's settings as other modules need them.
 *
 * @param address the address that customers know
 * @param inboundAddress the unguessable address on this installation's receiver, to which mail is forwarded
 */
public record Mailbox(
        MailboxId id,
        String name,
        String address,
        String inboundAddress,
        String numberPrefix,
        Status incoming,
        Status outgoing,
        ClosedPolicy closedPolicy,
        long version) {

    /** Whether mail is known to flow: pending until the first one has, then success. */
    public enum Status {
        PENDING,
        SUCCESS,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** What a customer's message to a closed ticket does (TIC-1). */
    public enum ClosedPolicy {
        FOLLOW_UP,
        REOPEN;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static ClosedPolicy of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** The part of the address after the @. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
