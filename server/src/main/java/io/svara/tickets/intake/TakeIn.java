package io.svara.tickets.intake;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.InboundMessage;
import io.svara.channels.Intake;
import io.svara.channels.MessageId;
import io.svara.channels.ThreadId;
import io.svara.contacts.ContactId;
import io.svara.contacts.Contacts;
import io.svara.contacts.RecipientsHistory;
import io.svara.contacts.RecipientsHistory.Use;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.FileKind;
import io.svara.tickets.HeldMessage;
import io.svara.tickets.IntakeStep;
import io.svara.tickets.IntakeStep.Arrival;
import io.svara.tickets.IntakeStep.Course;
import io.svara.tickets.IntakeStep.Phase;
import io.svara.tickets.MessageKind;
import io.svara.tickets.Priority;
import io.svara.tickets.Recipients;
import io.svara.tickets.StatusKind;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.intake.Incoming.Ready;
import io.svara.tickets.messages.Bodies;
import io.svara.tickets.scan.Scans;
import io.svara.tickets.search.SearchRows;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.LinkRows;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.MessageRows.NewMessage;
import io.svara.tickets.store.ReferenceRows;
import io.svara.tickets.store.ReferenceRows.Known;
import io.svara.tickets.store.ReferenceRows.Origin;
import io.svara.tickets.store.Status;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketRows.Edit;
import io.svara.tickets.store.TicketRows.NewTicket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes received messages parts of their tickets, or tickets of them, in the channel's transaction. */
@Component
class TakeIn implements Intake {

    /** A message that is in its ticket now. */
    private record Added(Incoming incoming, Arrival arrival) {

        TicketId ticket() {
            return arrival.ticket();
        }

        MessageId id() {
            return arrival.messageId();
        }

        InboundMessage message() {
            return arrival.message();
        }
    }

    private final LookUp lookUp;
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
    private final LinkRows links;
    private final RecipientsHistory recipients;
    private final Scans scans;
    private final Log log;
    private final List<IntakeStep> steps;

    TakeIn(
            LookUp lookUp,
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
            LinkRows links,
            RecipientsHistory recipients,
            Scans scans,
            Log log,
            ObjectProvider<IntakeStep> steps) {
        this.lookUp = lookUp;
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
        this.links = links;
        this.recipients = recipients;
        this.scans = scans;
        this.log = log;
        this.steps =
                steps.stream().sorted(Comparator.comparing(IntakeStep::phase)).toList();
    }

    @Override
    public Ready prepare(InboundMessage message) {
        return new Ready(bodies.received(message), SearchRows.Indexed.of(SearchRows.Source.of(message)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Taken> take(List<Arriving> arriving) {
        var incoming = lookUp.all(arriving);
        var added = add(incoming.stream().filter(one -> !one.isCopy()).toList()).iterator();
        return incoming.stream()
                .map(one -> one.isCopy() ? copyOf(one) : taken(added.next()))
                .toList();
    }

    private static Taken taken(Added one) {
        return new Taken(
                new ThreadId(one.ticket().value()), one.id(), one.incoming().opens(), false);
    }

    /**
     * What we sent has come back: from the folder of sent mail, or as a copy to ourselves. It is there already; but a server on the way
     * may have given it another id, which answers will quote.
     */
    private Taken copyOf(Incoming copy) {
        var sent = Objects.requireNonNull(copy.found().copyOf());
        references.know(
                sent.ticket(), sent.message(), sent.mailbox(), Threading.ownIds(copy.message()), Origin.RELAYED);
        return new Taken(new ThreadId(sent.ticket().value()), sent.message(), false, true);
    }

    /** What many wait for comes as late as can be: whoever is in Recipients History, then the next ticket number. */
    private List<Added> add(List<Incoming> incoming) {
        var changes = new ArrayList<Change>();
        var added = addMessages(incoming, changes);
        remember(added);
        log.append(changes);
        added.forEach(this::route);
        added.stream()
                .filter(one -> !one.incoming().isVerification())
                .map(one -> one.incoming().mailbox())
                .filter(mailbox -> mailbox.incoming() != Mailbox.Status.SUCCESS)
                .map(Mailbox::id)
                .distinct()
                .sorted(Comparator.comparing(MailboxId::value))
                .forEach(mailboxes::incomingWorks);
        recipients.receivedFrom(added.stream()
                .filter(one ->
                        one.incoming().held().isEmpty() && !one.incoming().blocked())
                .map(one ->
                        new Use(one.incoming().correspondents(), one.message().receivedAt()))
                .toList());
        tickets.number(added.stream()
                .filter(one -> one.incoming().opens())
                .map(Added::ticket)
                .toList());
        added.stream().filter(one -> !one.incoming().aside()).forEach(this::respond);
        return added;
    }

    private List<Added> addMessages(List<Incoming> incoming, List<Change> changes) {
        var opening = incoming.stream().filter(Incoming::opens).toList();
        var requesters = requesters(opening);
        var fresh = opening.isEmpty() ? null : statuses.system(StatusKind.NEW);
        var touched = new HashSet<TicketId>();
        var added = new ArrayList<Added>();
        for (var one : incoming) {
            // another of them may have changed it
            var existing = one.joined()
                    .flatMap(ticket -> touched.add(ticket.id()) ? Optional.of(ticket) : tickets.lock(ticket.id()));
            var ticket = existing.map(Ticket::id).orElseGet(() -> open(one, Objects.requireNonNull(fresh), requesters));
            var id = addMessage(ticket, one);
            existing.ifPresent(found -> changes.addAll(join(found, id, one)));
            reports.follow(one.message());
            changes.addAll(entries(ticket, id, one));
            added.add(new Added(
                    one,
                    new Arrival(
                            ticket,
                            id,
                            one.opens(),
                            one.held().isPresent(),
                            one.mailbox(),
                            one.message(),
                            one.ready().body().text(),
                            new Course())));
        }
        return added;
    }

    /** By their address, as it stands in the message. */
    private Map<String, ContactId> requesters(List<Incoming> opening) {
        return contacts.contactsFor(opening.stream()
                .map(one -> one.message().requester())
                .collect(Collectors.toMap(
                        Address::email, Address::name, (first, later) -> first.isBlank() ? later : first)));
    }

    private TicketId open(Incoming one, Status status, Map<String, ContactId> requesters) {
        var message = one.message();
        var requester = message.requester().email();
        return tickets.add(new NewTicket(
                one.mailbox().id(),
                one.mailbox().numberPrefix(),
                message.subject(),
                status,
                Priority.NORMAL,
                null,
                Objects.requireNonNull(requesters.get(requester)),
                requester,
                null,
                null,
                message.source(),
                one.matched().map(Ticket::id).orElse(null),
                message.receivedAt()));
    }

    private MessageId addMessage(TicketId ticket, Incoming one) {
        var message = one.message();
        var id = messages.add(new NewMessage(
                ticket,
                one.held().isPresent() ? MessageKind.NOTE : MessageKind.INBOUND,
                null,
                message.from(),
                message.requester().equals(message.from()) ? null : message.requester(),
                new Recipients(message.to(), message.cc(), List.of()),
                message.subject(),
                message.internetId(),
                message.raw(),
                null,
                message.receivedAt(),
                one.ready().body(),
                !one.wakes(),
                one.by()));
        one.held().ifPresent(claim -> messages.hold(id, claim));
        if (one.wakes() && one.held().isEmpty()) {
            originalSender.of(message, one.ready().body().text()).ifPresent(sender -> messages.forwards(id, sender));
        }
        if (message.protection() != null) {
            messages.protectedBy(id, message.protection());
        }
        return id;
    }

    /** What a customer writes wakes it; of what is held or a machine's, nobody waits for an answer. */
    private List<Change> join(Ticket ticket, MessageId id, Incoming one) {
        var held = one.held().isPresent();
        if (!held && tickets.isThirdParty(ticket.id(), one.message().from().key())) {
            messages.ofThirdParty(id);
        }
        var status = one.wakes() && !held ? statuses.afterCustomer() : statuses.byId(ticket.status());
        var at = one.message().receivedAt();
        tickets.change(ticket.id(), Edit.of(ticket, status, at.isAfter(ticket.updatedAt()) ? at : ticket.updatedAt()));
        return status.id().equals(ticket.status()) ? List.of() : List.of(status.changeOf(ticket));
    }

    private void remember(List<Added> added) {
        references.know(added.stream().flatMap(TakeIn::known).toList());
        for (var one : added) {
            var files = one.message().attachments();
            attachments.add(one.ticket(), one.id(), files, one.message().receivedAt());
            scans.ask(one.id(), files);
            if (files.stream().anyMatch(TakeIn::isFile)) {
                tickets.markAttachments(one.ticket());
            }
            if (one.incoming().matched().isEmpty() && !one.incoming().blocked()) {
                links.suggest(
                        one.ticket(),
                        one.incoming().found().unproven(),
                        one.message().receivedAt());
            }
        }
        search.add(added.stream()
                .map(one -> new SearchRows.New(
                        one.ticket(),
                        one.id(),
                        one.message().receivedAt(),
                        one.incoming().ready().words()))
                .toList());
        tickets.addParticipants(added.stream()
                .filter(one -> one.incoming().held().isEmpty())
                .collect(Collectors.toMap(
                        Added::ticket, one -> one.incoming().outsiders(), TakeIn::both, LinkedHashMap::new)));
    }

    /** Of one that opens a ticket also what it quotes: what it answers may still be on its way here. */
    private static Stream<Known> known(Added one) {
        var mailbox = one.message().mailbox();
        var own = new Known(one.ticket(), one.id(), mailbox, Threading.ownIds(one.message()), Origin.FOREIGN);
        return one.incoming().opens()
                ? Stream.of(
                        own,
                        new Known(one.ticket(), one.id(), mailbox, Threading.quotedIds(one.message()), Origin.QUOTED))
                : Stream.of(own);
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    private void route(Added one) {
        if (one.incoming().aside()) {
            tickets.trash(one.ticket(), one.message().receivedAt());
            log.append(Change.of("ticket.trashed", "ticket", one.ticket())
                    .because(one.incoming().blocked() ? "blocked-sender" : "forwarding-verification"));
        } else {
            run(one.arrival(), phase -> phase != Phase.RESPOND);
        }
    }

    /** A response names the ticket's number. */
    private void respond(Added one) {
        run(one.arrival(), phase -> phase == Phase.RESPOND);
        one.arrival().course().end();
    }

    private void run(Arrival arrival, Predicate<Phase> wanted) {
        steps.stream().filter(step -> wanted.test(step.phase())).forEach(step -> step.run(arrival));
    }

    /** A signature is none that a customer would speak of. */
    private static boolean isFile(AttachedBlob attachment) {
        return !attachment.inline() && !FileKind.isSignature(attachment.contentType());
    }

    private static List<Change> entries(TicketId ticket, MessageId id, Incoming one) {
        var received = Change.of(one.held().isPresent() ? "message.held" : "message.received", "ticket", ticket)
                .with("message", id)
                .with("mailbox", one.message().mailbox())
                .with("automation", one.message().automation())
                .with("claims", one.held().map(HeldMessage::agent).orElse(null));
        return one.opens() ? List.of(Change.of("ticket.created", "ticket", ticket), received) : List.of(received);
    }
}
