package io.svara.tickets.outside;

import io.svara.channels.MessageId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.tickets.MessageView;
import io.svara.tickets.TicketId;
import io.svara.tickets.messages.MessageViews;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.TicketRows;

/** An agent knows that a held message is from whom it says. Doing it twice changes nothing more. */
@UseCase(permission = Permission.TICKETS)
class BelieveHeld {

    private final TicketRows tickets;
    private final MessageRows messages;
    private final MessageViews views;
    private final HeldMessages held;

    BelieveHeld(TicketRows tickets, MessageRows messages, MessageViews views, HeldMessages held) {
        this.tickets = tickets;
        this.messages = messages;
        this.views = views;
        this.held = held;
    }

    MessageView believe(TicketId id, MessageId message) {
        tickets.lockVisible(id);
        var found = held.find(id, message);
        held.believe(found);
        return views.one(messages.find(message).orElseThrow());
    }
}
