package io.svara.mail.grant;

import io.svara.mailboxes.MailboxId;

/** Who uses a mailbox's granted account. Both ways fill it; called in the transaction that changes the grant. */
public interface GrantUse {

    Direction direction();

    /** An account has been connected, for the first time or again: it is used from now on. */
    void connected(MailboxId mailbox, Provider provider, String account);

    /** It can be used no more until it is connected again. */
    void lapsed(MailboxId mailbox);
}
