package io.svara.tickets.drafts;

import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.OwnChange;
import io.svara.kernel.signal.OwnChange.What;
import io.svara.kernel.signal.Signals;
import io.svara.mailboxes.MailboxId;
import io.svara.people.Agents;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.DraftId;
import io.svara.tickets.Recipients;
import io.svara.tickets.TicketId;
import io.svara.tickets.messages.InlineImages;
import io.svara.tickets.store.AttachmentRows;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The current agent's drafts, in the caller's transaction. Two devices of one agent never overwrite each other
 * unknowingly: who changes a draft says which version they know. Nothing of it is in the log, for nobody else is told.
 */
@Component
public class Drafts {

    private final DraftRows rows;
    private final AttachmentRows attachments;
    private final Agents agents;
    private final Signals signals;
    private final Clock clock;

    Drafts(DraftRows rows, AttachmentRows attachments, Agents agents, Signals signals, Clock clock) {
        this.rows = rows;
        this.attachments = attachments;
        this.agents = agents;
        this.signals = signals;
        this.clock = clock;
    }

    /** New tickets that somebody writes from a mailbox that goes are written from another. Whoever writes them. */
    public void leave(MailboxId mailbox, @Nullable MailboxId into) {
        rows.leave(mailbox, into);
    }

    Draft save(DraftPlace place, DraftRequest request) {
        request.check();
        var text = request.text();
        var files = request.files();
        checkMentions(text);
        checkFiles(place, files);
        var draft = write(place, text, request.ifVersion()).orElseThrow(Drafts::stale);
        rows.keep(draft.id(), files, ownAmong(place, InlineImages.shownBy(text.html())));
        publish(place.ticket(), place.kind());
        return draft;
    }

    private Optional<Draft> write(DraftPlace place, DraftText text, @Nullable Long ifVersion) {
        var now = clock.instant();
        return ifVersion == null ? rows.add(place, text, now) : rows.change(place, text, ifVersion, now);
    }

    private void checkMentions(DraftText text) {
        if (agents.find(text.mentions()).size() != text.mentions().size()) {
            throw Problem.invalid("mentions", "unknown-agent", "Mention agents of this organisation.");
        }
    }

    private void checkFiles(DraftPlace place, List<AttachmentId> files) {
        if (ownAmong(place, files).size() != files.size()) {
            throw Problem.invalid(
                    "attachmentIds",
                    "unknown-attachment",
                    "A draft takes files that you uploaded with POST /api/attachments and have not sent yet.");
        }
    }

    private List<AttachmentId> ownAmong(DraftPlace place, Collection<AttachmentId> files) {
        return attachments.loose(files, place.agent()).stream()
                .map(Attachment::id)
                .toList();
    }

    private static Problem stale() {
        return Problem.of(
                Problem.Kind.CONFLICT,
                "stale",
                "This draft was changed, sent or thrown away on another of your devices. Read it again before you save.");
    }

    /** Thrown away; no matter when there is none. */
    void remove(DraftPlace place) {
        if (rows.remove(place)) {
            publish(place.ticket(), place.kind());
        }
    }

    /**
     * The draft has become a message. It is refused when the draft is gone: then another device has most likely sent
     * it a moment ago.
     *
     * @param id null when the message was written without a draft
     * @param ticket null for a new ticket
     */
    public void sent(@Nullable DraftId id, @Nullable TicketId ticket) {
        if (id == null) {
            return;
        }
        var kind = rows.remove(id, Scope.agent().agent(), ticket)
                .orElseThrow(
                        () -> Problem.of(
                                Problem.Kind.CONFLICT,
                                "draft-gone",
                                "This draft was sent or thrown away on another of your devices. To send it all the same, leave out draftId."));
        publish(ticket, kind);
    }

    /** What had not left is a draft again, unless another reply was begun since. */
    public void takeBack(TicketId ticket, Recipients recipients, String html, List<Attachment> files) {
        var place = DraftPlace.at(ticket, DraftKind.REPLY);
        var text = new DraftText(html, recipients, "", null, List.of());
        rows.add(place, text, clock.instant()).ifPresent(draft -> {
            rows.keep(draft.id(), ids(files, false), ids(files, true));
            publish(ticket, place.kind());
        });
    }

    private static List<AttachmentId> ids(List<Attachment> files, boolean inline) {
        return files.stream()
                .filter(file -> file.blob().inline() == inline)
                .map(Attachment::id)
                .toList();
    }

    private void publish(@Nullable TicketId ticket, DraftKind kind) {
        var change = ticket == null ? OwnChange.of(What.DRAFT) : OwnChange.of(What.DRAFT, ticket);
        change.kind(kind.word()).publishAfterCommit(signals);
    }
}
