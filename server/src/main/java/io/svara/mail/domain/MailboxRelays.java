package io.svara.mail.domain;

import io.svara.mailboxes.MailboxId;

/** Whether mailboxes have relays of their own, and how those are. Filled by those who keep them. */
public interface MailboxRelays {

    enum State {
        NONE,
        /** Nobody has looked since it was set. */
        UNTRIED,
        WORKS,
        FAILS
    }

    /** In the caller's transaction. */
    State state(MailboxId mailbox);
}
