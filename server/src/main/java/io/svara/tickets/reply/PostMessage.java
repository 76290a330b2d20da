package io.svara.tickets.reply;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.MessageId;
import io.svara.channels.html.PlainText;
import io.svara.contacts.Contacts;
import io.svara.kernel.AgentId;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.DraftId;
import io.svara.tickets.MessageKind;
import io.svara.tickets.MessageView;
import io.svara.tickets.Recipients;
import io.svara.tickets.StatusKind;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.change.TicketChoices;
import io.svara.tickets.drafts.Drafts;
import io.svara.tickets.fields.TicketFields;
import io.svara.tickets.messages.Bodies;
import io.svara.tickets.messages.InlineImages;
import io.svara.tickets.messages.MessageViews;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.MessageRows.StatusStep;
import io.svara.tickets.store.Status;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketRows.Edit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds an agent's public reply or private note to a ticket, or forwards it (TIC-6 to TIC-8). */
@UseCase(permission = Permission.TICKETS)
class PostMessage {

    /**
     * @param kind {@code reply}, {@code note} or {@code forward}
     * @param text or {@code html}: what is written; with both, the text is the mail's plain part
     * @param to absent, with cc absent too: everybody in the customer's latest message
     * @param status kind or id; absent after a reply: what the mailbox says, after a forward: on hold. Refused where it solves the
     *     ticket while a required field is empty
     * @param messageIds what is forwarded; absent: all but private notes
     * @param fileIds which files of these go along; absent: all
     * @param sendAt absent: at once. Until then the reply can be taken back
     * @param mentions agents whom a note calls (TIC-7)
     * @param ifVersion the ticket's version that the writer saw
     * @param draftId the writer's own draft that this was, and that goes now
     */
    record Request(
            @Nullable String kind,
            @Nullable String text,
            @Nullable String html,
            @Nullable List<String> to,
            @Nullable List<String> cc,
            @Nullable List<String> bcc,
            @Nullable List<AttachmentId> attachmentIds,
            @Nullable String status,
            @Nullable Instant sendAt,
            @Nullable List<AgentId> mentions,
            @Nullable List<MessageId> messageIds,
            @Nullable List<AttachmentId> fileIds,
            @Nullable Long ifVersion,
            @Nullable DraftId draftId) {}

    private static final Map<String, MessageKind> KINDS =
            Map.of("reply", MessageKind.REPLY, "note", MessageKind.NOTE, "forward", MessageKind.FORWARD);
    private static final Pattern FORWARDED = Pattern.compile("(?i)(?:fwd?|vb|vs|wg|tr|rv):");
    private static final int MAX_RECIPIENTS = 100;
    private static final int MAX_MENTIONS = 50;
    private static final Duration FURTHEST_SENDING = Duration.ofDays(366);

    private final TicketRows tickets;
    private final MessageRows messages;
    private final StatusRows statuses;
    private final TicketChoices choices;
    private final TicketFields fields;
    private final Contacts contacts;
    private final Mailboxes mailboxes;
    private final ReplyRecipients recipients;
    private final Outgoing outgoing;
    private final Forwarding forwarding;
    private final Bodies bodies;
    private final InlineImages images;
    private final Drafts drafts;
    private final MessageViews views;
    private final Log log;
    private final Clock clock;

    PostMessage(
            TicketRows tickets,
            MessageRows messages,
            StatusRows statuses,
            TicketChoices choices,
            TicketFields fields,
            Contacts contacts,
            Mailboxes mailboxes,
            ReplyRecipients recipients,
            Outgoing outgoing,
            Forwarding forwarding,
            Bodies bodies,
            InlineImages images,
            Drafts drafts,
            MessageViews views,
            Log log,
            Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.statuses = statuses;
        this.choices = choices;
        this.fields = fields;
        this.contacts = contacts;
        this.mailboxes = mailboxes;
        this.recipients = recipients;
        this.outgoing = outgoing;
        this.forwarding = forwarding;
        this.bodies = bodies;
        this.images = images;
        this.drafts = drafts;
        this.views = views;
        this.log = log;
        this.clock = clock;
    }

    MessageView post(TicketId id, Request request) {
        var kind = check(request, clock.instant());
        var ticket = tickets.lockVisible(id);
        if (request.ifVersion() != null && request.ifVersion() != ticket.version()) {
            throw Problem.stale(ticket.version());
        }
        if (ticket.trashed()) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "ticket-in-trash",
                    "This ticket is in the trash. Restore it to write in it.");
        }
        drafts.sent(request.draftId(), id);
        var leaves = kind != MessageKind.NOTE;
        var draft = draft(ticket, request, kind);
        var message = switch (kind) {
            case REPLY -> outgoing.reply(draft);
            case FORWARD -> outgoing.forward(draft);
            default -> outgoing.note(draft);
        };
        messages.mention(id, message, choices.mentions(request.mentions()));
        var status = status(ticket, draft.mailbox(), request, kind);
        fields.checkRequired(id, ticket.statusKind(), status.kind());
        tickets.change(ticket.id(), Edit.of(ticket, status, draft.writtenAt()));
        if (leaves && draft.sendAt().isAfter(draft.writtenAt())) {
            messages.remember(message, new StatusStep(ticket.status(), status.id()));
        }
        log.append(
                entries(ticket, status, Change.of(written(kind), "ticket", id).with("message", message)));
        return views.one(messages.find(message).orElseThrow());
    }

    private static MessageKind check(Request request, Instant now) {
        var kind = Optional.ofNullable(KINDS.get(String.valueOf(request.kind())));
        var forward = "forward".equals(request.kind());
        var checks = new Checks()
                .that(kind.isPresent(), "kind", "unknown-kind", "Use reply, note or forward.")
                .that(
                        request.sendAt() == null || request.sendAt().isBefore(now.plus(FURTHEST_SENDING)),
                        "sendAt",
                        "too-late",
                        "A message can wait for a year at most.")
                .addresses(request.to(), "to")
                .addresses(request.cc(), "cc")
                .addresses(request.bcc(), "bcc")
                .that(
                        recipientCount(request) <= MAX_RECIPIENTS,
                        "to",
                        "too-many",
                        "Write to at most " + MAX_RECIPIENTS + " addresses.")
                .that(
                        request.to() == null ? !forward : !request.to().isEmpty(),
                        "to",
                        "required",
                        forward ? "Say to whom it is forwarded." : "Name at least one address, or leave \"to\" out.");
        checks.that(
                        size(request.mentions()) == 0 || "note".equals(request.kind()),
                        "mentions",
                        "notes-only",
                        "Only a private note can mention agents.")
                .that(
                        size(request.mentions()) <= MAX_MENTIONS,
                        "mentions",
                        "too-many",
                        "Mention at most " + MAX_MENTIONS + " agents.");
        if (!forward || request.text() != null || request.html() != null) {
            Addresses.checkBody(checks, request.text(), request.html());
        }
        checks.done();
        return kind.orElseThrow();
    }

    private static String written(MessageKind kind) {
        return switch (kind) {
            case REPLY -> "message.replied";
            case FORWARD -> "message.forwarded";
            default -> "message.noted";
        };
    }

    private static int recipientCount(Request request) {
        return size(request.to()) + size(request.cc()) + size(request.bcc());
    }

    private static int size(@Nullable List<?> list) {
        return list == null ? 0 : list.size();
    }

    private Outgoing.Draft draft(Ticket ticket, Request request, MessageKind kind) {
        return switch (kind) {
            case REPLY ->
                draft(
                        ticket,
                        request,
                        new Letter(
                                recipients(ticket, request),
                                Outgoing.answerTo(ticket.subject()),
                                request.text(),
                                request.html(),
                                List.of()));
            case FORWARD -> draft(ticket, request, forward(ticket, request));
            default ->
                draft(
                        ticket,
                        request,
                        new Letter(Recipients.NONE, ticket.subject(), request.text(), request.html(), List.of()));
        };
    }

    /** @param copies files of the ticket that go along */
    private record Letter(
            Recipients recipients,
            String subject,
            @Nullable String text,
            @Nullable String html,
            List<AttachedBlob> copies) {}

    private Outgoing.Draft draft(Ticket ticket, Request request, Letter letter) {
        var now = clock.instant();
        var author = Scope.agent().agent();
        var placed = images.place(letter.html(), author, ticket.id());
        return new Outgoing.Draft(
                ticket.id(),
                mailboxes.get(ticket.mailbox()),
                author,
                letter.recipients(),
                letter.subject(),
                bodies.written(letter.text(), placed.html(), ticket.subject()),
                request.attachmentIds() == null ? List.of() : request.attachmentIds(),
                placed,
                letter.copies(),
                now,
                request.sendAt() == null || request.sendAt().isBefore(now) ? now : request.sendAt());
    }

    private Letter forward(Ticket ticket, Request request) {
        var forwarded =
                forwarding.of(ticket.id(), mailboxes.get(ticket.mailbox()), request.messageIds(), request.fileIds());
        var words = request.html() == null
                ? PlainText.toHtml(request.text() == null ? "" : request.text())
                : request.html();
        return new Letter(
                recipients.chosen(new Recipients(
                        Addresses.of(request.to()), Addresses.of(request.cc()), Addresses.of(request.bcc()))),
                forwardOf(ticket.subject()),
                null,
                words.isBlank() ? forwarded.html() : words + "<br><br>" + forwarded.html(),
                forwarded.files());
    }

    private static String forwardOf(String subject) {
        return FORWARDED.matcher(subject).lookingAt() ? subject : "Fwd: " + subject;
    }

    private Recipients recipients(Ticket ticket, Request request) {
        if (request.to() == null) {
            checkRequester(ticket);
        }
        var requester = new Address(contacts.name(ticket.requester()), ticket.requesterEmail());
        if (request.to() == null && request.cc() == null) {
            var latest = messages.newest(ticket.id(), MessageKind.INBOUND).orElse(null);
            return bounded(recipients.all(requester, latest, Addresses.of(request.bcc())));
        }
        var to = request.to() == null ? List.of(requester) : Addresses.of(request.to());
        return recipients.chosen(new Recipients(to, Addresses.of(request.cc()), Addresses.of(request.bcc())));
    }

    /** What was taken as a sender need not be what a relay takes as a recipient. */
    private static void checkRequester(Ticket ticket) {
        new Checks()
                .that(
                        EmailAddress.isValid(ticket.requesterEmail()),
                        "to",
                        "invalid-address",
                        "No mail can be sent to the requester's address; name in \"to\" whom to answer.")
                .done();
    }

    /** The customer's latest mail may have gone to hundreds. */
    private static Recipients bounded(Recipients all) {
        new Checks()
                .that(
                        all.all().count() <= MAX_RECIPIENTS,
                        "to",
                        "too-many",
                        "The customer's mail went to more than " + MAX_RECIPIENTS + " addresses; name whom to answer.")
                .done();
        return all;
    }

    private Status status(Ticket ticket, Mailbox mailbox, Request request, MessageKind kind) {
        if (request.status() != null) {
            return statuses.chosen(request.status());
        }
        return switch (kind) {
            case REPLY -> statuses.system(StatusKind.of(mailbox.behaviours().statusAfterReply()));
            case FORWARD -> statuses.system(StatusKind.ON_HOLD);
            default -> statuses.byId(ticket.status());
        };
    }

    private static List<Change> entries(Ticket ticket, Status status, Change written) {
        var entries = new ArrayList<>(List.of(written));
        if (!status.id().equals(ticket.status())) {
            entries.add(status.changeOf(ticket));
        }
        return entries;
    }
}
