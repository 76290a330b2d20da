package io.svara.mail.receive.smtp;

import java.nio.file.Path;

/** Where received mail goes. Called by many sessions at the same time, each on a virtual thread. */
public interface MailDrop {

    /** What may happen to a mail for one address. */
    enum Decision {
        ACCEPT,
        /** Nobody has this address. */
        UNKNOWN,
        /** The address was known once and takes no mail any more. */
        CLOSED,
        TEMPORARILY_UNAVAILABLE,
        STORAGE_LOW
    }

    /**
     * Asked before the mail comes, once for each recipient.
     *
     * @param address in lower case as a whole; {@code postmaster} may come without a domain
     */
    Decision recipient(String address);

    /**
     * Takes one mail for all its recipients. The sender is told "250" when this returns, and from then on keeps no copy
     * itself: return only when the mail cannot be lost any more.
     *
     * @param rawFile the mail byte for byte as it came, with nothing added; not yet forced to disk. It may be moved
     *     away; if it is still there afterwards it is deleted.
     * @throws NotTakenNow when the sender should keep the mail and come again
     */
    void accept(Envelope envelope, Path rawFile) throws NotTakenNow;

    /**
     * Told of each answer that was a no.
     *
     * @param answer the reply's code with its enhanced one, such as {@code 550 5.1.1}
     */
    default void refused(String answer) {}
}
