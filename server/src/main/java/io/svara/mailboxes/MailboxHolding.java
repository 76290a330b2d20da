package io.svara.mailboxes;

import org.jspecify.annotations.Nullable;

/**
 * Something that a mailbox has and that must go before the mailbox can (MBX-1). Each module that has such offers a bean;
 * they are emptied one after the other, by {@link org.springframework.core.annotation.Order}.
 */
public interface MailboxHolding {

    /** What comes in goes first, then the tickets, then what still leaves, then what leaving needs. */
    int INCOMING = 100;

    int TICKETS = 200;
    int OUTGOING = 300;
    int SETTINGS = 400;

    /** In the transaction that begins the removal: nothing new comes in by this way. */
    default void close(MailboxId mailbox) {}

    /**
     * One step of at most some seconds, in a transaction of its own; called until nothing is left, and once more at the end.
     *
     * @param into where its tickets go; null: into the trash
     */
    Left empty(MailboxId mailbox, @Nullable MailboxId into);

    enum Left {
        NOTHING,
        /** Another step at once. */
        MORE,
        /** It goes by itself, in its own time. */
        WAITS
    }
}
