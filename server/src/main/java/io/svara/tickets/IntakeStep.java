package io.svara.tickets;

import io.svara.channels.InboundMessage;
import io.svara.channels.MessageId;
import io.svara.mailboxes.Mailbox;

/**
 * What upper modules do with a message that has just come in, inside the transaction that makes its ticket: what must
 * be true at commit. Not run for mail of a blocked sender, which is in the trash by then. Steps run phase by phase; a failing step fails the intake, which is then tried again.
 */
public interface IntakeStep {

    /** In this order, whatever order the steps were registered in. */
    enum Phase {
        /** Mail flow: labels, assignee, priority, status. */
        ROUTE,
        /** SLA: deadlines by what the ticket has become. */
        CLOCKS,
        /** Automatic response, unless an earlier phase has switched it off. The ticket has its number by now. */
        RESPOND
    }

    Phase phase();

    void run(Arrival arrival);

    /** @param opened whether the message opened the ticket or joined it */
    record Arrival(TicketId ticket, MessageId messageId, boolean opened, Mailbox mailbox, InboundMessage message) {}
}
