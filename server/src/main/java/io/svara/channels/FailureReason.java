package io.svara.channels;

import java.util.Locale;

/** Why a message did not arrive, in the field's words. */
public enum FailureReason {
    /** There is no such address, or no longer. */
    UNKNOWN_RECIPIENT,
    MAILBOX_FULL,
    /** The account is there, but disabled, inactive or closed. */
    SUSPENDED,
    /** The domain does not exist, or takes no mail. */
    HOST_UNKNOWN,
    /** No connection to the other server, or it broke. */
    UNREACHABLE,
    /** Tried for too long; why it did not work is not told. */
    EXPIRED,
    TOO_BIG,
    /** Taken for spam, or our server is on a block list. */
    BLOCKED,
    /** A virus, a forbidden attachment, or a form that the other side does not read. */
    CONTENT,
    /** SPF, DKIM or DMARC did not pass. */
    AUTHENTICATION,
    /** A rule of the other side: not for this sender, not to this group. */
    REJECTED,
    RELAYING_DENIED,
    /** It went round in circles. */
    LOOP,
    /** Too many mails, or too fast. */
    RATE_LIMITED,
    /** Something is wrong with the other server. */
    SYSTEM_ERROR,
    UNDETERMINED;

    /** As it stands in JSON and in the database, such as {@code unknown-recipient}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static FailureReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public boolean isKnown() {
        return this != UNDETERMINED;
    }
}
