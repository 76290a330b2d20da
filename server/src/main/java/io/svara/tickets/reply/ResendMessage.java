package io.svara.tickets.reply;

import io.svara.channels.DeliveryState;
import io.svara.channels.MessageId;
import io.svara.channels.Outbound;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.MessageView;
import io.svara.tickets.TicketId;
import io.svara.tickets.messages.MessageViews;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.TicketRows;

/** Sends a message once more whose delivery failed. */
@UseCase(permission = Permission.TICKETS)
class ResendMessage {

    private final TicketRows tickets;
    private final MessageRows messages;
    private final Visibilities visibilities;
    private final Outbound outbound;
    private final MessageViews views;
    private final Log log;

    ResendMessage(
            TicketRows tickets,
            MessageRows messages,
            Visibilities visibilities,
            Outbound outbound,
            MessageViews views,
            Log log) {
        this.tickets = tickets;
        this.messages = messages;
        this.visibilities = visibilities;
        this.outbound = outbound;
        this.views = views;
        this.log = log;
    }

    MessageView resend(TicketId id, MessageId message) {
        var ticket = tickets.lock(id, visibilities.ofCurrentAgent());
        if (messages.find(message)
                .filter(found -> found.ticket().equals(ticket.id()))
                .isEmpty()) {
            throw Problem.notFound("message");
        }
        if (!outbound.resend(message)) {
            throw Problem.of(
                    Problem.Kind.CONFLICT, "not-failed", "Only a message whose delivery failed can be sent again.");
        }
        messages.delivery(message, DeliveryState.QUEUED, null);
        log.append(Change.of("message.resent", "ticket", id).with("message", message));
        return views.one(messages.find(message).orElseThrow());
    }
}
