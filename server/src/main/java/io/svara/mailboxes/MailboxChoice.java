package io.svara.mailboxes;

/** A mailbox to choose, for whoever binds something to one without setting mailboxes up. */
public record MailboxChoice(MailboxId id, String name, String address) {

    public static MailboxChoice of(Mailbox mailbox) {
        return new MailboxChoice(mailbox.id(), mailbox.name(), mailbox.address());
    }
}
