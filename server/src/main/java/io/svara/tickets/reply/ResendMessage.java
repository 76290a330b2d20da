package io.svara.tickets.reply;

import io.svara.channels.DeliveryState;
import io.svara.channels.MessageId;
import io.svara.channels.Outbound;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.Attachment;
import io.svara.tickets.Message;
import io.svara.tickets.MessageView;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.letter.Letters;
import io.svara.tickets.letter.Letters.Leaving;
import io.svara.tickets.messages.Bodies;
import io.svara.tickets.messages.MessageViews;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.TicketRows;
import java.util.List;
import java.util.Objects;

/** Sends a message once more that did not arrive: it could not be handed over, or it came back. */
@UseCase(permission = Permission.TICKETS)
class ResendMessage {

    private final TicketRows tickets;
    private final MessageRows messages;
    private final Outbound outbound;
    private final Bodies bodies;
    private final AttachmentRows attachments;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final MessageViews views;
    private final Log log;

    ResendMessage(
            TicketRows tickets,
            MessageRows messages,
            Outbound outbound,
            Bodies bodies,
            AttachmentRows attachments,
            Letters letters,
            Mailboxes mailboxes,
            MessageViews views,
            Log log) {
        this.tickets = tickets;
        this.messages = messages;
        this.outbound = outbound;
        this.bodies = bodies;
        this.attachments = attachments;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.views = views;
        this.log = log;
    }

    MessageView resend(TicketId id, MessageId message) {
        var ticket = tickets.lockVisible(id);
        var found = messages.find(message)
                .filter(candidate -> candidate.ticket().equals(ticket.id()))
                .orElseThrow(() -> Problem.notFound("message"));
        if (!hasNotArrived(found) || !again(ticket, found)) {
            throw Problem.of(
                    Problem.Kind.CONFLICT, "not-failed", "Only a message that did not arrive can be sent again.");
        }
        messages.delivery(message, DeliveryState.QUEUED, null);
        log.append(Change.of("message.resent", "ticket", id).with("message", message));
        return views.one(messages.find(message).orElseThrow());
    }

    private static boolean hasNotArrived(Message message) {
        return message.delivery() == DeliveryState.FAILED || message.delivery() == DeliveryState.BOUNCED;
    }

    /** With the look and the signature of today: they are not kept with the message. */
    private boolean again(Ticket ticket, Message message) {
        var body = Objects.requireNonNull(messages.bodies(List.of(message.id())).get(message.id()));
        var words = new Outbound.Text(body.text(), bodies.sent(body));
        var dressed = letters.pen(mailboxes.get(ticket.mailbox()), message.author())
                .dressed(new Leaving(ticket.id(), message.id(), message.kind(), message.recipients()), words);
        var files = attachments.of(List.of(message.id())).stream()
                .map(Attachment::blob)
                .toList();
        return outbound.resend(message.id(), dressed.text(), dressed.with(files));
    }
}
