package io.svara.tickets.change;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.OwnChange;
import io.svara.kernel.signal.OwnChange.What;
import io.svara.kernel.signal.Signals;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailboxes.Visibilities;
import io.svara.organization.LabelId;
import io.svara.people.GroupId;
import io.svara.tickets.Priority;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import io.svara.tickets.TypeId;
import io.svara.tickets.fields.TicketFields;
import io.svara.tickets.store.Status;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.StatusRows.Moment;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketRows.Edit;
import io.svara.tickets.store.TicketViews;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes a ticket's fields; each change is an entry of its history. */
@UseCase(permission = Permission.TICKETS)
class ChangeTicket {

    /**
     * What is to change; the rest stays.
     *
     * @param status kind or id
     * @param type null leaves it; {@link Type#type} null takes it away
     * @param assignee null leaves it; {@link Assignee#nobody} takes it away
     * @param group null leaves it; {@link Group#group} null takes it away. An agent and a group stand beside each other
     * @param fields what is to stand in the organisation's own fields, by their ids; null empties one
     * @param requester the contact of this address, made if it is new
     * @param mailbox the agent needs no access to it (TIC-10); without, the ticket is out of sight afterwards
     * @param ifVersion refused when the ticket has changed since this version
     */
    record Request(
            @Nullable String status,
            @Nullable String priority,
            @Nullable Type type,
            @Nullable Assignee assignee,
            @Nullable Group group,
            @Nullable List<LabelId> labelIds,
            @Nullable Boolean starred,
            @Nullable MailboxId mailbox,
            @Nullable String subject,
            @Nullable Map<String, @Nullable Object> fields,
            ChangeRequester.@Nullable NewRequester requester,
            @Nullable Long ifVersion) {}

    record Assignee(@Nullable AgentId agent) {}

    record Group(@Nullable GroupId group) {}

    record Type(@Nullable TypeId type) {}

    private static final int MAX_SUBJECT = 1000;

    private final TicketRows tickets;
    private final TicketViews views;
    private final StatusRows statuses;
    private final TicketChoices choices;
    private final TicketFields fields;
    private final ChangeRequester requesters;
    private final Mailboxes mailboxes;
    private final Visibilities visibilities;
    private final Log log;
    private final Signals signals;
    private final Clock clock;

    ChangeTicket(
            TicketRows tickets,
            TicketViews views,
            StatusRows statuses,
            TicketChoices choices,
            TicketFields fields,
            ChangeRequester requesters,
            Mailboxes mailboxes,
            Visibilities visibilities,
            Log log,
            Signals signals,
            Clock clock) {
        this.tickets = tickets;
        this.views = views;
        this.statuses = statuses;
        this.choices = choices;
        this.fields = fields;
        this.requesters = requesters;
        this.mailboxes = mailboxes;
        this.visibilities = visibilities;
        this.log = log;
        this.signals = signals;
        this.clock = clock;
    }

    TicketView change(TicketId id, Request request) {
        var agent = Scope.agent();
        var visibility = visibilities.of(agent);
        var ticket = tickets.lock(id, visibility);
        if (request.ifVersion() != null && request.ifVersion() != ticket.version()) {
            throw Problem.stale(ticket.version());
        }
        var edit = edit(ticket, request);
        var changes = Edits.changes(ticket, edit);
        if (request.fields() != null) {
            changes.addAll(fields.fill(id, request.fields()));
        }
        fields.checkRequired(id, ticket.statusKind(), edit.status().kind());
        if (request.labelIds() != null) {
            changes.addAll(label(id, request.labelIds()));
        }
        if (request.requester() != null) {
            changes.addAll(requesters.change(ticket, request.requester()));
        }
        if (!changes.isEmpty()) {
            tickets.change(id, edit);
            log.append(changes);
        }
        if (request.starred() != null) {
            tickets.star(id, agent.agent(), request.starred());
            OwnChange.of(What.STAR, id).publishAfterCommit(signals);
        }
        // shown once more although a move may just have taken it out of sight
        return views.ofOrganization(id, agent.organization(), agent.agent());
    }

    private Edit edit(Ticket ticket, Request request) {
        new Checks()
                .that(
                        request.priority() == null
                                || Priority.find(request.priority()).isPresent(),
                        "priority",
                        "unknown-priority",
                        "Use low, normal, high or urgent.")
                .that(
                        request.subject() == null
                                || !request.subject().isBlank()
                                        && request.subject().length() <= MAX_SUBJECT,
                        "subject",
                        "invalid",
                        "A subject has 1 to " + MAX_SUBJECT + " characters.")
                .done();
        var assignee = request.assignee() == null
                ? ticket.assignee()
                : choices.assignee(request.assignee().agent());
        return new Edit(
                request.subject() == null ? ticket.subject() : TicketChoices.subject(request.subject()),
                status(ticket, request.status(), assignee),
                request.priority() == null ? ticket.priority() : Priority.of(request.priority()),
                request.type() == null
                        ? ticket.type()
                        : choices.type(request.type().type()),
                assignee,
                request.group() == null
                        ? ticket.group()
                        : group(ticket, request.group().group()),
                request.mailbox() == null ? ticket.mailbox() : mailbox(request.mailbox()),
                clock.instant());
    }

    private Status status(Ticket ticket, @Nullable String chosen, @Nullable AgentId assignee) {
        if (chosen != null) {
            return statuses.chosen(chosen);
        }
        var isGiven = assignee != null && !assignee.equals(ticket.assignee());
        return isGiven && !ticket.statusKind().isDone()
                ? statuses.at(Moment.ASSIGNMENT).orElseGet(() -> statuses.byId(ticket.status()))
                : statuses.byId(ticket.status());
    }

    /** Whose it is already is not asked for: it waits for nobody who removes that group, and keeps it when it is removed. */
    private @Nullable GroupId group(Ticket ticket, @Nullable GroupId wanted) {
        return Objects.equals(wanted, ticket.group()) ? wanted : choices.group(wanted);
    }

    private MailboxId mailbox(MailboxId id) {
        return mailboxes
                .find(id)
                .filter(found -> !found.removing())
                .orElseThrow(() -> Problem.invalid("mailboxId", "unknown-mailbox", "There is no such mailbox."))
                .id();
    }

    private List<Change> label(TicketId id, List<LabelId> wanted) {
        var before = tickets.labels(id);
        var after = choices.labels(
                wanted.stream().filter(label -> !before.contains(label)).toList());
        if (!tickets.setLabels(id, wanted)) {
            return List.of();
        }
        var removed = before.stream().filter(label -> !wanted.contains(label)).toList();
        return List.of(
                Change.of("ticket.labelled", "ticket", id).with("added", after).with("removed", removed));
    }
}
