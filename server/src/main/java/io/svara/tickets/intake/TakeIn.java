package io.svara.tickets.intake;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.InboundMessage;
import io.svara.channels.InboundMessage.Automation;
import io.svara.channels.Intake;
import io.svara.channels.MessageId;
import io.svara.channels.ThreadId;
import io.svara.contacts.Contacts;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.FileKind;
import io.svara.tickets.IntakeStep;
import io.svara.tickets.IntakeStep.Arrival;
import io.svara.tickets.IntakeStep.Phase;
import io.svara.tickets.Match;
import io.svara.tickets.MessageKind;
import io.svara.tickets.Priority;
import io.svara.tickets.Recipients;
import io.svara.tickets.StatusKind;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.intake.Threading.Matched;
import io.svara.tickets.messages.Bodies;
import io.svara.tickets.scan.Scans;
import io.svara.tickets.search.SearchRows;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.BlockedSenderRows;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.MessageRows.NewMessage;
import io.svara.tickets.store.ReferenceRows;
import io.svara.tickets.store.ReferenceRows.Origin;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketRows.Edit;
import io.svara.tickets.store.TicketRows.NewTicket;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes a received message part of its ticket, or a ticket of it, in the channel's transaction. */
@Component
class TakeIn implements Intake {

    private final Threading threading;
    private final TicketRows tickets;
    private final MessageRows messages;
    private final ReferenceRows references;
    private final AttachmentRows attachments;
    private final StatusRows statuses;
    private final SearchRows search;
    private final Contacts contacts;
    private final Mailboxes mailboxes;
    private final Bodies bodies;
    private final ReportedDeliveries reports;
    private final OriginalSender originalSender;
    private final BlockedSenderRows blockedSenders;
    private final Scans scans;
    private final Log log;
    private final List<IntakeStep> steps;

    TakeIn(
            Threading threading,
            TicketRows tickets,
            MessageRows messages,
            ReferenceRows references,
            AttachmentRows attachments,
            StatusRows statuses,
            SearchRows search,
            Contacts contacts,
            Mailboxes mailboxes,
            Bodies bodies,
            ReportedDeliveries reports,
            OriginalSender originalSender,
            BlockedSenderRows blockedSenders,
            Scans scans,
            Log log,
            ObjectProvider<IntakeStep> steps) {
        this.threading = threading;
        this.tickets = tickets;
        this.messages = messages;
        this.references = references;
        this.attachments = attachments;
        this.statuses = statuses;
        this.search = search;
        this.contacts = contacts;
        this.mailboxes = mailboxes;
        this.bodies = bodies;
        this.reports = reports;
        this.originalSender = originalSender;
        this.blockedSenders = blockedSenders;
        this.scans = scans;
        this.log = log;
        this.steps =
                steps.stream().sorted(Comparator.comparing(IntakeStep::phase)).toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken take(InboundMessage message) {
        var mailbox = mailboxes.get(message.mailbox());
        var match = threading.match(message);
        var matched = match.map(Matched::ticket);
        var blocked = blockedSenders.isAny(senders(message));
        var joined = matched.filter(ticket -> !blocked && (!wakes(message) || canContinue(ticket, mailbox)));
        var ticket = joined.map(Ticket::id).orElseGet(() -> open(message, mailbox, matched.map(Ticket::id)));
        var id = addMessage(ticket, message, match.map(Matched::by).orElse(Match.NEW));
        joined.ifPresent(existing -> {
            if (tickets.isThirdParty(ticket, message.from().key())) {
                messages.ofThirdParty(id);
            }
            reopen(existing, message);
        });
        reports.follow(message);
        remember(ticket, id, message);
        if (joined.isEmpty()) {
            // what it answers may still be on its way here
            references.know(ticket, id, message.mailbox(), Threading.quotedIds(message), Origin.QUOTED);
        }
        log.append(entries(ticket, id, message, joined.isEmpty()));
        var arrival = new Arrival(ticket, id, joined.isEmpty(), mailbox, message);
        if (blocked) {
            tickets.trash(ticket, message.receivedAt());
            log.append(Change.of("ticket.trashed", "ticket", ticket).because("blocked-sender"));
        } else {
            run(arrival, phase -> phase != Phase.RESPOND);
        }
        if (mailbox.incoming() != Mailbox.Status.SUCCESS) {
            mailboxes.incomingWorks(mailbox.id());
        }
        if (joined.isEmpty()) {
            tickets.number(ticket);
        }
        if (!blocked) {
            // a response names the number
            run(arrival, phase -> phase == Phase.RESPOND);
        }
        return new Taken(new ThreadId(ticket.value()), id, joined.isEmpty());
    }

    private void run(Arrival arrival, Predicate<Phase> wanted) {
        steps.stream().filter(step -> wanted.test(step.phase())).forEach(step -> step.run(arrival));
    }

    /** The address in From, and its domain. */
    private static List<String> senders(InboundMessage message) {
        var address = message.from().key();
        return List.of(address, EmailAddress.domain(address));
    }

    /** What a machine sends by itself (out of office, a bounce) is shown where it belongs, but moves nothing. */
    private static boolean wakes(InboundMessage message) {
        return message.automation() == Automation.PERSON || message.automation() == Automation.LIST;
    }

    /** A closed ticket is continued by a follow-up unless its mailbox reopens; one in the trash always is. */
    private static boolean canContinue(Ticket ticket, Mailbox mailbox) {
        return !ticket.trashed()
                && (!ticket.finished() || mailbox.behaviours().closedPolicy() == Mailbox.ClosedPolicy.REOPEN);
    }

    private TicketId open(InboundMessage message, Mailbox mailbox, Optional<TicketId> followUpOf) {
        var requester = message.requester();
        return tickets.add(new NewTicket(
                mailbox.id(),
                mailbox.numberPrefix(),
                message.subject(),
                statuses.system(StatusKind.NEW),
                Priority.NORMAL,
                contacts.contactFor(requester.name(), requester.email()),
                requester.email(),
                null,
                message.source(),
                followUpOf.orElse(null),
                message.receivedAt()));
    }

    private MessageId addMessage(TicketId ticket, InboundMessage message, Match match) {
        var body = bodies.received(message);
        var id = messages.add(new NewMessage(
                ticket,
                MessageKind.INBOUND,
                null,
                message.from(),
                message.requester().equals(message.from()) ? null : message.requester(),
                new Recipients(message.to(), message.cc(), List.of()),
                message.subject(),
                message.internetId(),
                message.raw(),
                null,
                message.receivedAt(),
                body,
                !wakes(message),
                match));
        if (wakes(message)) {
            originalSender.of(message, body.text()).ifPresent(sender -> messages.forwards(id, sender));
        }
        if (message.protection() != null) {
            messages.protectedBy(id, message.protection());
        }
        return id;
    }

    /** The customer wrote again. */
    private void reopen(Ticket ticket, InboundMessage message) {
        var status = wakes(message) ? statuses.system(StatusKind.REPLY) : statuses.byId(ticket.status());
        var at = message.receivedAt().isAfter(ticket.updatedAt()) ? message.receivedAt() : ticket.updatedAt();
        tickets.change(ticket.id(), Edit.of(ticket, status, at));
        if (!status.id().equals(ticket.status())) {
            log.append(Change.of("ticket.status-changed", "ticket", ticket.id())
                    .with("from", ticket.statusKind())
                    .with("to", status.kind()));
        }
    }

    private void remember(TicketId ticket, MessageId id, InboundMessage message) {
        if (message.internetId() != null) {
            references.know(ticket, id, message.mailbox(), List.of(message.internetId()), Origin.FOREIGN);
        }
        attachments.add(ticket, id, message.attachments(), message.receivedAt());
        scans.ask(id, message.attachments());
        if (message.attachments().stream().anyMatch(TakeIn::isFile)) {
            tickets.markAttachments(ticket);
        }
        tickets.addParticipants(ticket, outsiders(message));
        search.add(ticket, id, message.receivedAt(), SearchRows.Source.of(message));
    }

    /** A signature is none that a customer would speak of. */
    private static boolean isFile(AttachedBlob attachment) {
        return !attachment.inline() && !FileKind.isSignature(attachment.contentType());
    }

    private Set<String> outsiders(InboundMessage message) {
        var addresses = Stream.of(List.of(message.from(), message.requester()), message.to(), message.cc())
                .flatMap(List::stream)
                .map(Address::key)
                .filter(address -> address.length() <= 320)
                .limit(500)
                .collect(Collectors.toCollection(HashSet::new));
        addresses.removeAll(mailboxes.own(addresses));
        return addresses;
    }

    private static List<Change> entries(TicketId ticket, MessageId id, InboundMessage message, boolean opened) {
        var received = Change.of("message.received", "ticket", ticket)
                .with("message", id)
                .with("mailbox", message.mailbox())
                .with("automation", message.automation());
        return opened ? List.of(Change.of("ticket.created", "ticket", ticket), received) : List.of(received);
    }
}
