package io.svara.tickets.rules;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.MessageHeader;
import io.svara.channels.MessageId;
import io.svara.channels.ReceivedMails;
import io.svara.contacts.ContactId;
import io.svara.kernel.AgentId;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.access.Scope;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailboxes.Visibility;
import io.svara.organization.LabelId;
import io.svara.tickets.Attachment;
import io.svara.tickets.FieldId;
import io.svara.tickets.Message;
import io.svara.tickets.MessageKind;
import io.svara.tickets.Priority;
import io.svara.tickets.Recipients;
import io.svara.tickets.RuledTickets;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketChanges;
import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import io.svara.tickets.TypeId;
import io.svara.tickets.change.Edits;
import io.svara.tickets.change.TicketChoices;
import io.svara.tickets.fields.TicketFields;
import io.svara.tickets.messages.Bodies;
import io.svara.tickets.messages.InlineImages;
import io.svara.tickets.reply.Outgoing;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.Status;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketRows.Edit;
import io.svara.tickets.store.TicketViews;
import io.svara.tickets.store.TypeRows;
import io.svara.tickets.suggest.LabelSuggestions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** See {@link RuledTickets}. */
@Component
class TicketsByRule implements RuledTickets {

    /** Whose stars and looks are none. */
    private static final AgentId NOBODY = new AgentId(0);

    private final TicketRows tickets;
    private final StatusRows statuses;
    private final TypeRows types;
    private final TicketFields fields;
    private final MessageRows messages;
    private final AttachmentRows attachments;
    private final Mailboxes mailboxes;
    private final LabelSuggestions suggestions;
    private final Outgoing outgoing;
    private final Bodies bodies;
    private final TicketViews views;
    private final ReceivedMails mails;
    private final Log log;
    private final Clock clock;

    TicketsByRule(
            TicketRows tickets,
            StatusRows statuses,
            TypeRows types,
            TicketFields fields,
            MessageRows messages,
            AttachmentRows attachments,
            Mailboxes mailboxes,
            LabelSuggestions suggestions,
            Outgoing outgoing,
            Bodies bodies,
            TicketViews views,
            ReceivedMails mails,
            Log log,
            Clock clock) {
        this.tickets = tickets;
        this.statuses = statuses;
        this.types = types;
        this.fields = fields;
        this.messages = messages;
        this.attachments = attachments;
        this.mailboxes = mailboxes;
        this.suggestions = suggestions;
        this.outgoing = outgoing;
        this.bodies = bodies;
        this.views = views;
        this.mails = mails;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void change(TicketId id, TicketChanges changes, Change why) {
        var entries = new ArrayList<Change>();
        entries.add(why);
        if (!changes.equals(TicketChanges.NONE)) {
            changed(id, changes).stream()
                    .map(entry -> why.cause() == null ? entry : entry.because(why.cause()))
                    .forEach(entries::add);
        }
        log.append(entries);
    }

    private List<Change> changed(TicketId id, TicketChanges changes) {
        var ticket = tickets.lock(id).orElseThrow();
        var edit = edit(ticket, changes);
        var entries = new ArrayList<>(Edits.changes(ticket, edit));
        entries.addAll(filled(id, changes));
        if (!entries.isEmpty()) {
            tickets.change(id, edit);
        }
        entries.addAll(labelled(id, changes));
        participants(id, changes.participants());
        changes.notes().forEach(text -> entries.add(note(ticket, text)));
        if (changes.trashed() && !ticket.trashed()) {
            tickets.trash(id, clock.instant());
            entries.add(Change.of("ticket.trashed", "ticket", id));
        }
        return entries;
    }

    private Edit edit(Ticket ticket, TicketChanges changes) {
        return new Edit(
                changes.subject() == null ? ticket.subject() : TicketChoices.subject(changes.subject()),
                status(ticket, changes.status()),
                changes.priority() == null ? ticket.priority() : changes.priority(),
                changes.type() == null ? ticket.type() : changes.type(),
                changes.assignee() == null ? ticket.assignee() : changes.assignee(),
                changes.group() == null ? ticket.group() : changes.group(),
                changes.mailbox() == null ? ticket.mailbox() : changes.mailbox(),
                later(ticket.updatedAt(), clock.instant()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Status status(Ticket ticket, @Nullable String chosen) {
        return chosen == null ? statuses.byId(ticket.status()) : statuses.chosen(chosen);
    }

    private List<Change> filled(TicketId id, TicketChanges changes) {
        var wanted = new HashMap<String, @Nullable Object>();
        changes.fields().forEach((field, value) -> wanted.put(Long.toString(field.value()), value));
        return fields.fill(id, wanted);
    }

    private List<Change> labelled(TicketId id, TicketChanges changes) {
        if (changes.added().isEmpty() && changes.removed().isEmpty()) {
            return List.of();
        }
        var before = tickets.labels(id);
        var after = new HashSet<>(before);
        after.addAll(changes.added());
        after.removeAll(changes.removed());
        if (!tickets.setLabels(id, after)) {
            return List.of();
        }
        return List.of(Change.of("ticket.labelled", "ticket", id)
                .with("added", minus(after, before))
                .with("removed", minus(before, after)));
    }

    private static List<LabelId> minus(Set<LabelId> some, Set<LabelId> others) {
        return some.stream().filter(label -> !others.contains(label)).toList();
    }

    /** An address of our own is no outsider's. */
    private void participants(TicketId id, Set<String> emails) {
        if (emails.isEmpty()) {
            return;
        }
        var addresses = emails.stream().map(EmailAddress::key).collect(Collectors.toCollection(HashSet::new));
        addresses.removeAll(mailboxes.own(addresses));
        tickets.addParticipants(id, addresses);
    }

    private Change note(Ticket ticket, String text) {
        var now = clock.instant();
        var note = outgoing.note(new Outgoing.Draft(
                ticket.id(),
                mailboxes.get(ticket.mailbox()),
                null,
                Recipients.NONE,
                ticket.subject(),
                bodies.written(text, null, ticket.subject()),
                List.of(),
                InlineImages.Placed.NOTHING,
                List.of(),
                now,
                now));
        return Change.of("message.noted", "ticket", ticket.id()).with("message", note);
    }

    @Override
    public void suggestLabels(TicketId ticket) {
        suggestions.ask(ticket);
    }

    @Override
    public Optional<TicketView> view(TicketId ticket) {
        return tickets.find(ticket).map(_ -> views.ofOrganization(ticket, Scope.organization(), NOBODY));
    }

    @Override
    public Optional<Written> message(MessageId id) {
        return messages.find(id).map(header -> {
            var body = Objects.requireNonNull(messages.bodies(List.of(id)).get(id));
            var files = attachments.of(List.of(id)).stream()
                    .filter(file -> !file.blob().inline())
                    .count();
            return new Written(header, body.text(), Math.toIntExact(files));
        });
    }

    @Override
    public Priority priority(TicketId ticket) {
        return tickets.find(ticket).orElseThrow().priority();
    }

    @Override
    public Set<LabelId> labels(TicketId ticket) {
        return tickets.labels(ticket);
    }

    @Override
    public ContactId requester(TicketId ticket) {
        return tickets.find(ticket).orElseThrow().requester();
    }

    @Override
    public boolean isRequesterKnown(TicketId ticket) {
        return tickets.hasEarlierOfRequester(ticket);
    }

    @Override
    public boolean hasStatus(String kindOrId) {
        return statuses.all().stream()
                .anyMatch(status -> status.kind().word().equals(kindOrId)
                        || Long.toString(status.id().value()).equals(kindOrId));
    }

    @Override
    public boolean hasType(TypeId type) {
        return types.isLiving(type);
    }

    @Override
    public boolean hasField(FieldId field) {
        return fields.isLiving(field);
    }

    @Override
    public List<FieldId> fieldsOfAgents() {
        return fields.ofAgents();
    }

    @Override
    public boolean takes(FieldId field, Object value) {
        return fields.takes(field, value);
    }

    @Override
    public Optional<Received> received(MessageId id, Visibility visibility) {
        return messages.find(id)
                .filter(message -> message.kind() == MessageKind.INBOUND && message.sender() != null)
                .flatMap(message -> tickets.find(message.ticket())
                        .filter(ticket -> visibility.sees(ticket.mailbox()))
                        .map(ticket -> received(message, ticket)));
    }

    private MessageHeader header(Message message) {
        return message.raw() == null ? MessageHeader.NONE : mails.header(message.id(), message.raw());
    }

    private Received received(Message message, Ticket ticket) {
        var from = Objects.requireNonNull(message.sender());
        Address requester = message.replyTo() == null ? from : message.replyTo();
        var body = Objects.requireNonNull(messages.bodies(List.of(message.id())).get(message.id()));
        List<AttachedBlob> files = attachments.of(List.of(message.id())).stream()
                .map(Attachment::blob)
                .toList();
        var opened = messages.page(ticket.id(), null, 0, 1).getFirst().id().equals(message.id());
        return new Received(
                ticket.id(),
                opened,
                ticket.mailbox(),
                from,
                requester,
                message.subject(),
                body.text(),
                files,
                message.createdAt(),
                () -> header(message));
    }
}
