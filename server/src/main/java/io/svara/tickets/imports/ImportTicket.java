package io.svara.tickets.imports;

import io.svara.channels.Address;
import io.svara.channels.DeliveryState;
import io.svara.channels.Outbound;
import io.svara.contacts.Contacts;
import io.svara.contacts.RecipientsHistory;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.MessageKind;
import io.svara.tickets.TicketId;
import io.svara.tickets.imports.ImportedTicket.ImportedMessage;
import io.svara.tickets.messages.Bodies;
import io.svara.tickets.search.SearchRows;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.MessageRows.NewMessage;
import io.svara.tickets.store.ReferenceRows;
import io.svara.tickets.store.ReferenceRows.Origin;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketRows.Edit;
import io.svara.tickets.store.TicketRows.NewTicket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a finished conversation over with its own times. Nothing of it is sent, and no intake step sees it. */
@Component
public class ImportTicket {

    private final TicketRows tickets;
    private final MessageRows messages;
    private final ReferenceRows references;
    private final AttachmentRows attachments;
    private final StatusRows statuses;
    private final SearchRows search;
    private final Contacts contacts;
    private final RecipientsHistory recipients;
    private final Mailboxes mailboxes;
    private final Outbound outbound;
    private final Bodies bodies;
    private final Log log;

    ImportTicket(
            TicketRows tickets,
            MessageRows messages,
            ReferenceRows references,
            AttachmentRows attachments,
            StatusRows statuses,
            SearchRows search,
            Contacts contacts,
            RecipientsHistory recipients,
            Mailboxes mailboxes,
            Outbound outbound,
            Bodies bodies,
            Log log) {
        this.tickets = tickets;
        this.messages = messages;
        this.references = references;
        this.attachments = attachments;
        this.statuses = statuses;
        this.search = search;
        this.contacts = contacts;
        this.recipients = recipients;
        this.mailboxes = mailboxes;
        this.outbound = outbound;
        this.bodies = bodies;
        this.log = log;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public TicketId take(ImportedTicket imported) {
        var mailbox = mailboxes.get(imported.mailbox());
        var ticket = open(imported, mailbox);
        imported.messages().forEach(message -> add(ticket, mailbox, imported, message));
        if (imported.messages().stream()
                .anyMatch(message -> message.attachments().stream().anyMatch(file -> !file.inline()))) {
            tickets.markAttachments(ticket);
        }
        tickets.setLabels(ticket, imported.labels());
        imported.starredBy().forEach(agent -> tickets.star(ticket, agent, true));
        var made = tickets.find(ticket).orElseThrow();
        tickets.change(
                ticket,
                Edit.of(
                        made,
                        statuses.system(imported.status()),
                        imported.messages().getLast().at()));
        log.append(Change.of("ticket.imported", "ticket", ticket));
        tickets.number(ticket);
        return ticket;
    }

    private TicketId open(ImportedTicket imported, Mailbox mailbox) {
        return tickets.add(new NewTicket(
                mailbox.id(),
                mailbox.numberPrefix(),
                imported.subject(),
                statuses.system(imported.status()),
                imported.priority(),
                null,
                contacts.contactFor(
                        imported.requester().name(), imported.requester().email()),
                imported.requester().email(),
                imported.assignee(),
                null,
                "email",
                null,
                imported.messages().getFirst().at()));
    }

    private void add(TicketId ticket, Mailbox mailbox, ImportedTicket imported, ImportedMessage message) {
        var leaves = message.kind() != MessageKind.INBOUND && message.kind() != MessageKind.NOTE;
        var internetId = leaves ? outbound.newInternetId(mailbox) : null;
        var id = messages.add(new NewMessage(
                ticket,
                message.kind(),
                message.author(),
                message.kind() == MessageKind.NOTE ? null : message.sender(),
                null,
                message.recipients(),
                imported.subject(),
                internetId,
                null,
                leaves ? DeliveryState.SENT : null,
                message.at(),
                bodies.written(message.text(), message.html(), imported.subject()),
                false,
                null));
        if (internetId != null) {
            references.know(ticket, id, mailbox.id(), List.of(internetId), Origin.OWN);
        }
        attachments.add(ticket, id, message.attachments(), message.at());
        var people = Stream.concat(
                        Stream.of(message.sender()), message.recipients().all())
                .toList();
        participate(ticket, people);
        recipients(message);
        search.add(
                ticket,
                id,
                message.at(),
                new SearchRows.Source(imported.subject(), people, message.text(), message.attachments()));
    }

    /** Whoever wrote, or was written to. */
    private void recipients(ImportedMessage message) {
        var people = message.kind() == MessageKind.INBOUND
                ? List.of(message.sender())
                : message.recipients().all().toList();
        var names = new HashMap<String, String>();
        people.forEach(
                address -> names.merge(address.key(), address.name(), (one, other) -> one.isEmpty() ? other : one));
        names.keySet().removeAll(mailboxes.own(names.keySet()));
        if (message.kind() == MessageKind.INBOUND) {
            recipients.receivedFrom(names, message.at());
        } else {
            recipients.sentTo(names, message.at());
        }
    }

    private void participate(TicketId ticket, List<Address> people) {
        var outside = people.stream().map(Address::key).collect(Collectors.toCollection(HashSet::new));
        outside.removeAll(mailboxes.own(outside));
        tickets.addParticipants(ticket, outside);
    }
}
