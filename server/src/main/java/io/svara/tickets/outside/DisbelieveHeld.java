package io.svara.tickets.outside;

import io.svara.channels.MessageId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.tickets.MessageView;
import io.svara.tickets.TicketId;
import io.svara.tickets.messages.MessageViews;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.TicketRows;

/** An agent knows that a held message is not from whom it says: it stays a note of nobody's. Doing it twice changes nothing more. */
@UseCase(permission = Permission.TICKETS)
class DisbelieveHeld {

    private final TicketRows tickets;
    private final MessageRows messages;
    private final MessageViews views;
    private final HeldMessages held;
    private final Log log;

    DisbelieveHeld(TicketRows tickets, MessageRows messages, MessageViews views, HeldMessages held, Log log) {
        this.tickets = tickets;
        this.messages = messages;
        this.views = views;
        this.held = held;
        this.log = log;
    }

    MessageView disbelieve(TicketId id, MessageId message) {
        tickets.lockVisible(id);
        var found = held.find(id, message);
        if (messages.disbelieve(found.id())) {
            log.append(Change.of("message.disbelieved", "ticket", id).with("message", found.id()));
        }
        return views.one(messages.find(message).orElseThrow());
    }
}
