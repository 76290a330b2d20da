package io.svara.tickets.create;

import io.svara.contacts.Contacts;
import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailboxes.Visibilities;
import io.svara.organization.LabelId;
import io.svara.people.GroupId;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.DraftId;
import io.svara.tickets.Priority;
import io.svara.tickets.Recipients;
import io.svara.tickets.StatusKind;
import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import io.svara.tickets.TypeId;
import io.svara.tickets.change.TicketChoices;
import io.svara.tickets.drafts.Drafts;
import io.svara.tickets.fields.TicketFields;
import io.svara.tickets.messages.Bodies;
import io.svara.tickets.messages.InlineImages;
import io.svara.tickets.reply.Addresses;
import io.svara.tickets.reply.Outgoing;
import io.svara.tickets.reply.ReplyRecipients;
import io.svara.tickets.store.Status;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketRows.NewTicket;
import io.svara.tickets.store.TicketViews;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes to a customer first: a ticket that begins with our mail (TIC-13). */
@UseCase(permission = Permission.TICKETS)
class CreateTicket {

    /**
     * @param to the first is the requester
     * @param text or {@code html}
     * @param fields what is to stand in the organisation's own fields, by their ids
     * @param status kind or id; absent: pending, for the customer is to answer
     * @param draftId the writer's draft of a new ticket that this was, and that goes now
     */
    record Request(
            @Nullable MailboxId mailboxId,
            @Nullable List<String> to,
            @Nullable List<String> cc,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String html,
            @Nullable List<LabelId> labelIds,
            @Nullable AgentId assigneeId,
            @Nullable GroupId groupId,
            @Nullable TypeId typeId,
            @Nullable Map<String, @Nullable Object> fields,
            @Nullable List<AttachmentId> attachmentIds,
            @Nullable String status,
            @Nullable DraftId draftId) {}

    private static final int MAX_SUBJECT = 1000;
    private static final int MAX_RECIPIENTS = 100;

    private final Visibilities visibilities;
    private final Mailboxes mailboxes;
    private final Contacts contacts;
    private final StatusRows statuses;
    private final TicketRows tickets;
    private final TicketViews views;
    private final TicketChoices choices;
    private final TicketFields fields;
    private final ReplyRecipients recipients;
    private final Outgoing outgoing;
    private final Bodies bodies;
    private final InlineImages images;
    private final Drafts drafts;
    private final Log log;
    private final Clock clock;

    CreateTicket(
            Visibilities visibilities,
            Mailboxes mailboxes,
            Contacts contacts,
            StatusRows statuses,
            TicketRows tickets,
            TicketViews views,
            TicketChoices choices,
            TicketFields fields,
            ReplyRecipients recipients,
            Outgoing outgoing,
            Bodies bodies,
            InlineImages images,
            Drafts drafts,
            Log log,
            Clock clock) {
        this.visibilities = visibilities;
        this.mailboxes = mailboxes;
        this.contacts = contacts;
        this.statuses = statuses;
        this.tickets = tickets;
        this.views = views;
        this.choices = choices;
        this.fields = fields;
        this.recipients = recipients;
        this.outgoing = outgoing;
        this.bodies = bodies;
        this.images = images;
        this.drafts = drafts;
        this.log = log;
        this.clock = clock;
    }

    TicketView create(Request request) {
        var mailbox = check(request);
        var agent = Scope.agent();
        var visibility = visibilities.of(agent);
        if (!visibility.sees(mailbox)) {
            throw Problem.invalid("mailboxId", "unknown-mailbox", "Choose one of your own mailboxes.");
        }
        var status = request.status() == null ? statuses.system(StatusKind.PENDING) : statuses.chosen(request.status());
        drafts.sent(request.draftId(), null);
        var from = mailboxes.get(mailbox);
        if (from.removing()) {
            throw Problem.invalid("mailboxId", "unknown-mailbox", "This mailbox is being removed. Choose another.");
        }
        var ticket = open(request, from, status);
        if (request.labelIds() != null) {
            tickets.setLabels(ticket, choices.labels(request.labelIds()));
        }
        return views.find(ticket, visibility, agent.agent()).orElseThrow();
    }

    private static MailboxId check(Request request) {
        var to = request.to() == null ? 0 : request.to().size();
        var recipients = to + (request.cc() == null ? 0 : request.cc().size());
        var checks = new Checks()
                .that(request.mailboxId() != null, "mailboxId", "required", "Say from which mailbox it is written.")
                .that(to > 0, "to", "required", "Name at least one address.")
                .that(
                        recipients <= MAX_RECIPIENTS,
                        "to",
                        "too-many",
                        "Write to at most " + MAX_RECIPIENTS + " addresses.")
                .addresses(request.to(), "to")
                .addresses(request.cc(), "cc")
                .text(request.subject(), "subject", MAX_SUBJECT);
        Addresses.checkBody(checks, request.text(), request.html());
        checks.done();
        return java.util.Objects.requireNonNull(request.mailboxId());
    }

    private TicketId open(Request request, Mailbox mailbox, Status status) {
        var now = clock.instant();
        var to = Addresses.of(request.to());
        var subject = TicketChoices.subject(request.subject());
        var requester = to.getFirst();
        var ticket = tickets.add(new NewTicket(
                mailbox.id(),
                mailbox.numberPrefix(),
                subject,
                status,
                Priority.NORMAL,
                choices.type(request.typeId()),
                contacts.contactFor("", requester.email()),
                requester.email(),
                choices.assignee(request.assigneeId()),
                choices.group(request.groupId()),
                "email",
                null,
                now));
        log.append(Change.of("ticket.created", "ticket", ticket).with("mailbox", mailbox.id()));
        if (request.fields() != null) {
            log.append(fields.fill(ticket, request.fields()));
        }
        fields.checkRequired(ticket, null, status.kind());
        var author = Scope.agent().agent();
        var placed = images.place(request.html(), author, ticket);
        // before the message: its signature may name it
        tickets.number(ticket);
        var message = outgoing.reply(new Outgoing.Draft(
                ticket,
                mailbox,
                author,
                recipients.chosen(new Recipients(to, Addresses.of(request.cc()), List.of())),
                subject,
                bodies.written(request.text(), placed.html(), subject),
                request.attachmentIds() == null ? List.of() : request.attachmentIds(),
                placed,
                List.of(),
                now,
                now));
        log.append(Change.of("message.replied", "ticket", ticket).with("message", message));
        return ticket;
    }
}
