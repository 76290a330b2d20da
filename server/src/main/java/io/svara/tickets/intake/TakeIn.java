package io.svara.tickets.intake;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.InboundMessage;
import io.svara.channels.InboundMessage.Automation;
import io.svara.channels.Intake;
import io.svara.channels.MessageId;
import io.svara.channels.ThreadId;
import io.svara.contacts.Contacts;
import io.svara.contacts.RecipientsHistory;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.FileKind;
import io.svara.tickets.HeldMessage;
import io.svara.tickets.IntakeStep;
import io.svara.tickets.IntakeStep.Arrival;
import io.svara.tickets.IntakeStep.Course;
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
import io.svara.tickets.store.LinkRows;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.MessageRows.Body;
import io.svara.tickets.store.MessageRows.NewMessage;
import io.svara.tickets.store.ReferenceRows;
import io.svara.tickets.store.ReferenceRows.Origin;
import io.svara.tickets.store.Status;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketRows.Edit;
import io.svara.tickets.store.TicketRows.NewTicket;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final Insiders insiders;
    private final LinkRows links;
    private final RecipientsHistory recipients;
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
            Insiders insiders,
            LinkRows links,
            RecipientsHistory recipients,
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
        this.insiders = insiders;
        this.links = links;
        this.recipients = recipients;
        this.scans = scans;
        this.log = log;
        this.steps =
                steps.stream().sorted(Comparator.comparing(IntakeStep::phase)).toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken take(InboundMessage message) {
        var mailbox = mailboxes.get(message.mailbox());
        var found = threading.match(message);
        var match = found.matched();
        var copy = found.copyOf();
        if (copy != null && insiders.isOwn(message.from().key())) {
            return copyOf(copy, message);
        }
        var matched = match.map(Matched::ticket);
        var blocked = blockedSenders.isAny(senders(message));
        var held = matched.filter(_ -> !blocked).flatMap(ticket -> insiders.claim(message, ticket));
        var joined = matched.filter(
                ticket -> !blocked && (held.isPresent() || !wakes(message) || canContinue(ticket, mailbox)));
        var ticket = joined.map(Ticket::id).orElseGet(() -> open(message, mailbox, matched.map(Ticket::id)));
        var body = bodies.received(message);
        var id = addMessage(ticket, message, body, match.map(Matched::by).orElse(Match.NEW), held);
        joined.ifPresent(existing -> {
            if (held.isPresent()) {
                touch(existing, message);
                return;
            }
            if (tickets.isThirdParty(ticket, message.from().key())) {
                messages.ofThirdParty(id);
            }
            reopen(existing, message);
        });
        reports.follow(message);
        remember(ticket, id, message);
        var outsiders = outsiders(message);
        if (held.isEmpty()) {
            tickets.addParticipants(ticket, outsiders);
        }
        if (joined.isEmpty()) {
            if (!blocked) {
                links.suggest(ticket, found.unproven(), message.receivedAt());
            }
            // what it answers may still be on its way here
            references.know(ticket, id, message.mailbox(), Threading.quotedIds(message), Origin.QUOTED);
        }
        log.append(entries(ticket, id, message, joined.isEmpty(), held));
        var arrival = new Arrival(
                ticket, id, joined.isEmpty(), held.isPresent(), mailbox, message, body.text(), new Course());
        var verification = message.automation() == Automation.VERIFICATION;
        var aside = blocked || (verification && joined.isEmpty());
        if (aside) {
            tickets.trash(ticket, message.receivedAt());
            log.append(Change.of("ticket.trashed", "ticket", ticket)
                    .because(blocked ? "blocked-sender" : "forwarding-verification"));
        } else {
            run(arrival, phase -> phase != Phase.RESPOND);
        }
        if (mailbox.incoming() != Mailbox.Status.SUCCESS && !verification) {
            mailboxes.incomingWorks(mailbox.id());
        }
        if (held.isEmpty() && !blocked) {
            recipients.receivedFrom(correspondents(message, outsiders), message.receivedAt());
        }
        if (joined.isEmpty()) {
            tickets.number(ticket);
        }
        if (!aside) {
            // a response names the number
            run(arrival, phase -> phase == Phase.RESPOND);
            arrival.course().end();
        }
        return new Taken(new ThreadId(ticket.value()), id, joined.isEmpty(), false);
    }

    /**
     * What we sent has come back: from the folder of sent mail, or as a copy to ourselves. It is there already; but a server on the way
     * may have given it another id, which answers will quote.
     */
    private Taken copyOf(ReferenceRows.Reference sent, InboundMessage copy) {
        references.know(sent.ticket(), sent.message(), sent.mailbox(), ids(copy), Origin.RELAYED);
        return new Taken(new ThreadId(sent.ticket().value()), sent.message(), false, true);
    }

    private static List<String> ids(InboundMessage message) {
        return Stream.concat(Stream.ofNullable(message.internetId()), message.aliases().stream())
                .distinct()
                .toList();
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
                null,
                contacts.contactFor(requester.name(), requester.email()),
                requester.email(),
                null,
                null,
                message.source(),
                followUpOf.orElse(null),
                message.receivedAt()));
    }

    private MessageId addMessage(
            TicketId ticket, InboundMessage message, Body body, Match match, Optional<HeldMessage> held) {
        var id = messages.add(new NewMessage(
                ticket,
                held.isPresent() ? MessageKind.NOTE : MessageKind.INBOUND,
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
        held.ifPresent(claim -> messages.hold(id, claim));
        if (wakes(message) && held.isEmpty()) {
            originalSender.of(message, body.text()).ifPresent(sender -> messages.forwards(id, sender));
        }
        if (message.protection() != null) {
            messages.protectedBy(id, message.protection());
        }
        return id;
    }

    /** The customer wrote again. */
    private void reopen(Ticket ticket, InboundMessage message) {
        change(ticket, message, wakes(message) ? statuses.afterCustomer() : statuses.byId(ticket.status()));
    }

    /** Something is new in it, and nobody waits for an answer because of that. */
    private void touch(Ticket ticket, InboundMessage message) {
        change(ticket, message, statuses.byId(ticket.status()));
    }

    private void change(Ticket ticket, InboundMessage message, Status status) {
        var at = message.receivedAt().isAfter(ticket.updatedAt()) ? message.receivedAt() : ticket.updatedAt();
        tickets.change(ticket.id(), Edit.of(ticket, status, at));
        if (!status.id().equals(ticket.status())) {
            log.append(status.changeOf(ticket));
        }
    }

    private void remember(TicketId ticket, MessageId id, InboundMessage message) {
        references.know(ticket, id, message.mailbox(), ids(message), Origin.FOREIGN);
        attachments.add(ticket, id, message.attachments(), message.receivedAt());
        scans.ask(id, message.attachments());
        if (message.attachments().stream().anyMatch(TakeIn::isFile)) {
            tickets.markAttachments(ticket);
        }
        search.add(ticket, id, message.receivedAt(), SearchRows.Source.of(message));
    }

    /** Who wrote, and where they want the answer; own addresses suggest themselves elsewhere. */
    private static Map<String, String> correspondents(InboundMessage message, Set<String> outsiders) {
        var names = new HashMap<String, String>();
        for (var address : List.of(message.from(), message.requester())) {
            if (outsiders.contains(address.key()) && EmailAddress.isValid(address.email())) {
                names.merge(address.key(), address.name(), (one, other) -> one.isEmpty() ? other : one);
            }
        }
        return names;
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

    private static List<Change> entries(
            TicketId ticket, MessageId id, InboundMessage message, boolean opened, Optional<HeldMessage> held) {
        var received = Change.of(held.isPresent() ? "message.held" : "message.received", "ticket", ticket)
                .with("message", id)
                .with("mailbox", message.mailbox())
                .with("automation", message.automation())
                .with("claims", held.map(HeldMessage::agent).orElse(null));
        return opened ? List.of(Change.of("ticket.created", "ticket", ticket), received) : List.of(received);
    }
}
