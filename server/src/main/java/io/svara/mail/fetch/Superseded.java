package io.svara.mail.fetch;

/** Somebody else reads this folder, or it begins anew: what was about to be written is rolled back. */
final class Superseded extends RuntimeException {

    private static final long serialVersionUID = 1;

    Superseded() {
        super(null, null, false, false);
    }
}
