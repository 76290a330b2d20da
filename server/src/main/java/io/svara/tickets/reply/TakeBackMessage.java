package io.svara.tickets.reply;

import io.svara.channels.MessageId;
import io.svara.channels.Outbound;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.Message;
import io.svara.tickets.MessageKind;
import io.svara.tickets.MessageView;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.drafts.Drafts;
import io.svara.tickets.messages.Bodies;
import io.svara.tickets.messages.MessageViews;
import io.svara.tickets.search.SearchRows;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.MessageRows.StatusStep;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketRows.Edit;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Undoes a reply that has not left yet (TIC-6). The message is gone; its attachments are loose uploads again, and what
 * it said is the caller's draft, unless they have begun another reply since.
 */
@UseCase(permission = Permission.TICKETS)
class TakeBackMessage {

    private final TicketRows tickets;
    private final StatusRows statuses;
    private final Clock clock;
    private final MessageRows messages;
    private final AttachmentRows attachments;
    private final SearchRows search;
    private final Outbound outbound;
    private final MessageViews views;
    private final Drafts drafts;
    private final Bodies bodies;
    private final Log log;

    TakeBackMessage(
            TicketRows tickets,
            StatusRows statuses,
            Clock clock,
            MessageRows messages,
            AttachmentRows attachments,
            SearchRows search,
            Outbound outbound,
            MessageViews views,
            Drafts drafts,
            Bodies bodies,
            Log log) {
        this.tickets = tickets;
        this.statuses = statuses;
        this.clock = clock;
        this.messages = messages;
        this.attachments = attachments;
        this.search = search;
        this.outbound = outbound;
        this.views = views;
        this.drafts = drafts;
        this.bodies = bodies;
        this.log = log;
    }

    /** As if it had not been written, unless somebody has set another status since. */
    private void restoreStatus(Ticket ticket, MessageId message) {
        var step = messages.statusStep(message).filter(found -> found.after().equals(ticket.status()));
        var status = statuses.byId(step.map(StatusStep::before).orElse(ticket.status()));
        tickets.change(ticket.id(), Edit.of(ticket, status, clock.instant()));
        if (step.isPresent()) {
            log.append(status.changeOf(ticket));
        }
    }

    private void makeDraft(Message message) {
        var body = Objects.requireNonNull(messages.bodies(List.of(message.id())).get(message.id()));
        var files = attachments.of(List.of(message.id()));
        drafts.takeBack(message.ticket(), message.recipients(), bodies.editable(body, files), files);
    }

    MessageView takeBack(TicketId id, MessageId message) {
        var ticket = tickets.lockVisible(id);
        var found = messages.find(message)
                .filter(candidate -> candidate.ticket().equals(ticket.id()))
                .orElseThrow(() -> Problem.notFound("message"));
        var view = views.one(found);
        if (!outbound.cancel(message)) {
            throw Problem.of(Problem.Kind.CONFLICT, "already-leaving", "This message is on its way already.");
        }
        restoreStatus(ticket, message);
        if (found.kind() == MessageKind.REPLY) {
            makeDraft(found);
        }
        attachments.release(message, Scope.agent().agent());
        search.remove(ticket.id(), message);
        messages.remove(message);
        log.append(Change.of("message.taken-back", "ticket", id).with("message", message));
        return view;
    }
}
