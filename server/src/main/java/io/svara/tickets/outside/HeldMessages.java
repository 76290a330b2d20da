package io.svara.tickets.outside;

import io.svara.channels.Address;
import io.svara.channels.MessageId;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.Message;
import io.svara.tickets.MessageKind;
import io.svara.tickets.StatusKind;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.SeenRows;
import io.svara.tickets.store.Status;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketRows.Edit;
import java.time.Clock;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes a held message what it claims to be: the agent's reply, which has gone out already, or their note. */
@Component
public class HeldMessages {

    private final TicketRows tickets;
    private final MessageRows messages;
    private final StatusRows statuses;
    private final SeenRows seen;
    private final Mailboxes mailboxes;
    private final Log log;
    private final Clock clock;

    HeldMessages(
            TicketRows tickets,
            MessageRows messages,
            StatusRows statuses,
            SeenRows seen,
            Mailboxes mailboxes,
            Log log,
            Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.statuses = statuses;
        this.seen = seen;
        this.mailboxes = mailboxes;
        this.log = log;
        this.clock = clock;
    }

    /** One of the ticket's that was written outside of Svara, whether it was decided on or not. */
    Message find(TicketId ticket, MessageId message) {
        var found = messages.find(message)
                .filter(one -> one.ticket().equals(ticket))
                .orElseThrow(() -> Problem.notFound("message"));
        if (!found.outside()) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "not-held",
                    "Only a message that was written outside of Svara can be decided on.");
        }
        return found;
    }

    /** In the caller's transaction. Nothing happens where it is no claim any more. */
    public void believe(Message message) {
        var claim = message.held();
        var ticket = tickets.lock(message.ticket()).orElseThrow();
        if (claim == null || !messages.believe(message.id())) {
            return;
        }
        var reply = claim.kind() == MessageKind.REPLY;
        if (claim.agent() != null) {
            seen.see(ticket.id(), claim.agent(), message.createdAt());
        }
        if (reply) {
            addParticipants(message);
        }
        var status = reply ? statusAfter(ticket, message) : statuses.byId(ticket.status());
        tickets.change(ticket.id(), Edit.of(ticket, status, clock.instant()));
        log.append(Change.of(reply ? "message.replied-outside" : "message.noted-outside", "ticket", ticket.id())
                .with("message", message.id())
                .with("agent", claim.agent()));
        if (!status.id().equals(ticket.status())) {
            log.append(status.changeOf(ticket));
        }
    }

    private void addParticipants(Message message) {
        var addresses = message.recipients().all().map(Address::key).collect(Collectors.toCollection(HashSet::new));
        addresses.removeAll(mailboxes.own(addresses));
        tickets.addParticipants(message.ticket(), addresses);
    }

    /** As after any reply; but what the customer wrote meanwhile waits for an answer still, and what is finished stays so. */
    private Status statusAfter(Ticket ticket, Message reply) {
        var overtaken = messages.newest(ticket.id(), MessageKind.INBOUND)
                .filter(inbound -> inbound.createdAt().isAfter(reply.createdAt()))
                .isPresent();
        var open = ticket.statusKind() != StatusKind.SOLVED && !ticket.finished() && !ticket.trashed();
        return open && !overtaken
                ? statuses.system(StatusKind.of(
                        mailboxes.get(ticket.mailbox()).behaviours().statusAfterReply()))
                : statuses.byId(ticket.status());
    }
}
