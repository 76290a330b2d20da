package io.svara.mail.parse;

/** These bytes are no mail. They are still kept: the caller makes a ticket with the raw bytes attached. */
public final class UnreadableMailException extends Exception {

    /** Why; stable, to be counted. */
    public enum Reason {
        /** No bytes, or nothing but white space. */
        EMPTY,
        /** No header that a mail has, and no text either. */
        NOT_MAIL,
        /** The parser failed on it, which is a fault of ours. */
        PARSER_FAILED
    }

    private final Reason reason;

    private UnreadableMailException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    private UnreadableMailException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static UnreadableMailException empty() {
        return new UnreadableMailException(Reason.EMPTY, "The mail is empty.");
    }

    static UnreadableMailException notMail() {
        return new UnreadableMailException(Reason.NOT_MAIL, "This is no mail: it has neither a header nor text.");
    }

    static UnreadableMailException parserFailed(Throwable cause) {
        return new UnreadableMailException(Reason.PARSER_FAILED, "The mail could not be taken apart.", cause);
    }

    public Reason reason() {
        return reason;
    }
}
