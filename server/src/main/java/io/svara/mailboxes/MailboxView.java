package io.svara.mailboxes;

/** A mailbox as the API shows it. */
public record MailboxView(
        MailboxId id, String name, String address, String inboundAddress, Flow incoming, Flow outgoing, long version) {

    /** @param status {@code pending}, {@code success} or {@code failed} */
    public record Flow(String status) {}

    public static MailboxView of(Mailbox mailbox) {
        return new MailboxView(
                mailbox.id(),
                mailbox.name(),
                mailbox.address(),
                mailbox.inboundAddress(),
                new Flow(mailbox.incoming().word()),
                new Flow(mailbox.outgoing().word()),
                mailbox.version());
    }
}
