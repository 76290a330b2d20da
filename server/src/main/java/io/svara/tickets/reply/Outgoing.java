package io.svara.tickets.reply;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.MessageId;
import io.svara.channels.Outbound;
import io.svara.channels.OutboundMessage;
import io.svara.channels.ThreadId;
import io.svara.contacts.RecipientsHistory;
import io.svara.kernel.AgentId;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.MessageKind;
import io.svara.tickets.Recipients;
import io.svara.tickets.TicketId;
import io.svara.tickets.letter.Letters;
import io.svara.tickets.messages.Bodies;
import io.svara.tickets.messages.InlineImages;
import io.svara.tickets.search.SearchRows;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.MessageRows.Body;
import io.svara.tickets.store.MessageRows.NewMessage;
import io.svara.tickets.store.ReferenceRows;
import io.svara.tickets.store.ReferenceRows.Origin;
import io.svara.tickets.store.SeenRows;
import io.svara.tickets.store.TicketRows;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what an agent says into a ticket, and hands what leaves to its channel, all in the caller's transaction. */
@Component
public class Outgoing {

    /** A long conversation's Message-IDs would fill the header; the newest are enough to find the thread. */
    private static final int MAX_REFERENCES = 20;

    /**
     * @param author null: Svara itself
     * @param attachments uploads of this agent
     * @param images what the text shows of them, and of the ticket
     * @param copies files of the ticket that go along once more
     */
    public record Draft(
            TicketId ticket,
            Mailbox mailbox,
            @Nullable AgentId author,
            Recipients recipients,
            String subject,
            Body body,
            List<AttachmentId> attachments,
            InlineImages.Placed images,
            List<AttachedBlob> copies,
            Instant writtenAt,
            Instant sendAt) {}

    private final MessageRows messages;
    private final ReferenceRows references;
    private final AttachmentRows attachments;
    private final TicketRows tickets;
    private final SeenRows seen;
    private final SearchRows search;
    private final Mailboxes mailboxes;
    private final Outbound outbound;
    private final Bodies bodies;
    private final Letters letters;
    private final RecipientsHistory recipients;

    Outgoing(
            MessageRows messages,
            ReferenceRows references,
            AttachmentRows attachments,
            TicketRows tickets,
            SeenRows seen,
            SearchRows search,
            Mailboxes mailboxes,
            Outbound outbound,
            Bodies bodies,
            Letters letters,
            RecipientsHistory recipients) {
        this.messages = messages;
        this.references = references;
        this.attachments = attachments;
        this.tickets = tickets;
        this.seen = seen;
        this.search = search;
        this.mailboxes = mailboxes;
        this.outbound = outbound;
        this.bodies = bodies;
        this.letters = letters;
        this.recipients = recipients;
    }

    /** The subject of what answers this one. */
    public static String answerTo(String subject) {
        return subject.regionMatches(true, 0, "re:", 0, 3) || subject.regionMatches(true, 0, "sv:", 0, 3)
                ? subject
                : "Re: " + subject;
    }

    public MessageId note(Draft draft) {
        var id = messages.add(new NewMessage(
                draft.ticket(),
                MessageKind.NOTE,
                draft.author(),
                null,
                null,
                Recipients.NONE,
                draft.subject(),
                null,
                null,
                null,
                draft.writtenAt(),
                draft.body(),
                false,
                null));
        finish(draft, id, claimed(draft, id));
        return id;
    }

    public MessageId reply(Draft draft) {
        return leave(draft, MessageKind.REPLY);
    }

    /** To somebody outside of the conversation, who is no customer of it from then on either. */
    public MessageId forward(Draft draft) {
        tickets.addThirdParties(draft.ticket(), outsiders(draft));
        return leave(draft, MessageKind.FORWARD);
    }

    /** What Svara answers by itself: marked for machines, and nobody's news. */
    public MessageId respond(Draft draft) {
        return leave(draft, MessageKind.AUTO);
    }

    private MessageId leave(Draft draft, MessageKind kind) {
        var automatic = kind == MessageKind.AUTO;
        var earlier = messages.internetIds(draft.ticket(), MAX_REFERENCES);
        var internetId = outbound.newInternetId(draft.mailbox());
        var pen = letters.pen(draft.mailbox(), draft.author());
        var sender = pen.sender();
        var id = messages.add(new NewMessage(
                draft.ticket(),
                kind,
                draft.author(),
                sender,
                null,
                draft.recipients(),
                draft.subject(),
                internetId,
                null,
                null,
                draft.writtenAt(),
                draft.body(),
                automatic,
                null));
        references.know(draft.ticket(), id, draft.mailbox().id(), List.of(internetId), Origin.OWN);
        var files = claimed(draft, id);
        finish(draft, id, files);
        var outsiders = outsiders(draft);
        tickets.addParticipants(draft.ticket(), outsiders);
        var words = new Outbound.Text(draft.body().text(), bodies.sent(draft.body()));
        var dressed = pen.dressed(new Letters.Leaving(draft.ticket(), id, kind, draft.recipients()), words);
        send(draft, id, sender, dressed.text(), internetId, earlier, dressed.with(files), automatic);
        recipients.sentTo(names(draft.recipients(), outsiders), draft.writtenAt());
        return id;
    }

    private static Map<String, String> names(Recipients recipients, Set<String> outsiders) {
        return recipients
                .all()
                .filter(address -> outsiders.contains(address.key()))
                .collect(Collectors.toMap(Address::key, Address::name, (one, other) -> one.isEmpty() ? other : one));
    }

    private Set<String> outsiders(Draft draft) {
        var addresses = draft.recipients().all().map(Address::key).collect(Collectors.toCollection(HashSet::new));
        addresses.removeAll(mailboxes.own(addresses));
        return addresses;
    }

    private void send(
            Draft draft,
            MessageId id,
            Address sender,
            Outbound.Text text,
            String internetId,
            List<String> earlier,
            List<AttachedBlob> files,
            boolean automatic) {
        var state = outbound.send(new OutboundMessage(
                draft.mailbox().id(),
                new ThreadId(draft.ticket().value()),
                id,
                sender,
                draft.recipients().to(),
                draft.recipients().cc(),
                draft.recipients().bcc(),
                draft.subject(),
                text.plain(),
                text.html(),
                files,
                internetId,
                earlier.isEmpty() ? null : earlier.getLast(),
                earlier,
                automatic,
                draft.sendAt()));
        messages.delivery(id, state, null);
    }

    private List<AttachedBlob> claimed(Draft draft, MessageId id) {
        var shown = contentIds(draft.images().own());
        var wanted = new LinkedHashSet<>(draft.attachments());
        wanted.addAll(shown.keySet());
        if (wanted.isEmpty()
                && draft.images().quoted().isEmpty()
                && draft.copies().isEmpty()) {
            return List.of();
        }
        claim(draft, wanted, id);
        attachments.place(shown);
        var once = Stream.concat(again(draft.images().quoted()).stream(), draft.copies().stream())
                .toList();
        attachments.add(draft.ticket(), id, once, draft.writtenAt());
        return attachments.of(List.of(id)).stream().map(Attachment::blob).toList();
    }

    private void claim(Draft draft, Set<AttachmentId> wanted, MessageId id) {
        if (wanted.isEmpty() || draft.author() == null) {
            return;
        }
        if (attachments.claim(wanted, draft.author(), draft.ticket(), id) != wanted.size()) {
            throw Problem.invalid(
                    "attachmentIds",
                    "unknown-attachment",
                    "Upload each file with POST /api/attachments first; an upload can be sent once, by whoever uploaded it.");
        }
    }

    private static Map<AttachmentId, String> contentIds(Map<Attachment, String> images) {
        var names = new LinkedHashMap<AttachmentId, String>();
        images.forEach((image, contentId) -> names.put(image.id(), contentId));
        return names;
    }

    private static List<AttachedBlob> again(Map<Attachment, String> quoted) {
        return quoted.entrySet().stream()
                .map(image -> image.getKey().blob().shownAs(image.getValue()))
                .toList();
    }

    private void finish(Draft draft, MessageId id, List<AttachedBlob> files) {
        if (draft.author() != null) {
            seen.see(draft.ticket(), draft.author(), draft.writtenAt());
        }
        if (files.stream().anyMatch(file -> !file.inline())) {
            tickets.markAttachments(draft.ticket());
        }
        search.add(
                draft.ticket(),
                id,
                draft.writtenAt(),
                new SearchRows.Source(
                        draft.subject(),
                        draft.recipients().all().toList(),
                        draft.body().text(),
                        files));
    }
}
