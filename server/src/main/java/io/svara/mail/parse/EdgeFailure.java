package io.svara.mail.parse;

import java.io.IOException;

/**
 * The source or the sink failed, not the mail. Runs through the MIME parser as what it can carry, and leaves
 * {@link MailParser} as what it was.
 */
final class EdgeFailure extends IOException {

    private static final long serialVersionUID = 1L;

    EdgeFailure(Exception cause) {
        super(cause);
    }

    /** Throws the cause again. */
    IOException unwrap() {
        if (getCause() instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return getCause() instanceof IOException checked ? checked : this;
    }
}
