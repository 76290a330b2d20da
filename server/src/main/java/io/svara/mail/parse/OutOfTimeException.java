package io.svara.mail.parse;

/** The deadline has passed; what was read by then counts. */
final class OutOfTimeException extends Exception {

    private static final long serialVersionUID = 1L;

    OutOfTimeException() {
        super("out of time", null, false, false);
    }
}
