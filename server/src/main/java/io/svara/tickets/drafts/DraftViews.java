package io.svara.tickets.drafts;

import io.svara.mailboxes.Visibility;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.MessageView.AttachmentView;
import io.svara.tickets.messages.AttachmentViews;
import io.svara.tickets.store.AttachmentRows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts drafts and their files together: two statements for any number of drafts. */
@Component
class DraftViews {

    private final DraftRows drafts;
    private final AttachmentRows attachments;

    DraftViews(DraftRows drafts, AttachmentRows attachments) {
        this.drafts = drafts;
        this.attachments = attachments;
    }

    DraftView one(Draft draft, Visibility visibility) {
        return all(List.of(draft), visibility).getFirst();
    }

    List<DraftView> all(List<Draft> some, Visibility visibility) {
        if (some.isEmpty()) {
            return List.of();
        }
        var files = drafts.files(some.stream().map(Draft::id).toList());
        var known = known(files.values());
        return some.stream()
                .map(draft -> view(
                        draft,
                        visibility,
                        files.getOrDefault(draft.id(), List.of()).stream()
                                .map(file -> AttachmentViews.of(Objects.requireNonNull(known.get(file))))
                                .toList()))
                .toList();
    }

    private Map<AttachmentId, Attachment> known(Collection<List<AttachmentId>> files) {
        var ids = files.stream().flatMap(List::stream).toList();
        return ids.isEmpty()
                ? Map.of()
                : attachments.all(ids).stream().collect(Collectors.toMap(Attachment::id, file -> file));
    }

    /** A mailbox that was taken from the agent meanwhile can no longer be written from. */
    private static DraftView view(Draft draft, Visibility visibility, List<AttachmentView> files) {
        var text = draft.text();
        var mailbox = text.mailbox();
        return new DraftView(
                draft.id(),
                draft.ticket(),
                draft.kind(),
                DraftHtml.editable(text.html()),
                text.recipients().to(),
                text.recipients().cc(),
                text.recipients().bcc(),
                text.subject(),
                mailbox != null && visibility.sees(mailbox) ? mailbox : null,
                files,
                text.mentions(),
                draft.version(),
                draft.updatedAt());
    }
}
