package io.svara.mailboxes;

/**
 * A mailbox as the API shows it.
 *
 * @param statusAfterReply the kind of status that a reply sets where its writer does not say, such as {@code pending}
 * @param removing it is being removed: nothing new comes to it, and its tickets are going elsewhere
 * @param timeZone in which its tickets' times are shown, such as {@code Europe/Oslo}
 * @param messageOrder in which messages are shown in its tickets: {@code oldest-first} or {@code newest-first}
 */
public record MailboxView(
        MailboxId id,
        String name,
        String address,
        String inboundAddress,
        Flow incoming,
        Flow outgoing,
        String statusAfterReply,
        String timeZone,
        boolean removing,
        String messageOrder,
        long version) {

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
                mailbox.behaviours().statusAfterReply(),
                mailbox.zone().getId(),
                mailbox.removing(),
                mailbox.messageOrder().word(),
                mailbox.version());
    }
}
