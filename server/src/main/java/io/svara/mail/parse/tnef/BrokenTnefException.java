package io.svara.mail.parse.tnef;

/** The file is none, or breaks off. */
final class BrokenTnefException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenTnefException() {
        super("not a TNEF file, or one that breaks off", null, false, false);
    }
}
