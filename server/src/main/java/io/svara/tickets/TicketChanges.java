package io.svara.tickets;

import io.svara.kernel.AgentId;
import io.svara.mailboxes.MailboxId;
import io.svara.organization.LabelId;
import io.svara.people.GroupId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a rule wants of a ticket: gathered first, then done at once by {@link RuledTickets}. Null leaves as it is.
 *
 * @param status kind or id
 * @param fields what is to stand in the organisation's own fields
 * @param participants addresses that belong to the conversation from now on
 * @param notes private ones, each as text
 * @param trashed whether it goes into the trash
 */
public record TicketChanges(
        @Nullable String status,
        @Nullable Priority priority,
        @Nullable TypeId type,
        @Nullable AgentId assignee,
        @Nullable GroupId group,
        @Nullable String subject,
        @Nullable MailboxId mailbox,
        Map<FieldId, Object> fields,
        Set<LabelId> added,
        Set<LabelId> removed,
        Set<String> participants,
        List<String> notes,
        boolean trashed) {

    public static final TicketChanges NONE = new TicketChanges(
            null, null, null, null, null, null, null, Map.of(), Set.of(), Set.of(), Set.of(), List.of(), false);

    public TicketChanges {
        fields = Map.copyOf(fields);
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
        participants = Set.copyOf(participants);
        notes = List.copyOf(notes);
    }

    public TicketChanges status(String kindOrId) {
        return with(draft -> draft.status = kindOrId);
    }

    public TicketChanges priority(Priority wanted) {
        return with(draft -> draft.priority = wanted);
    }

    public TicketChanges type(TypeId wanted) {
        return with(draft -> draft.type = wanted);
    }

    public TicketChanges assignee(AgentId agent) {
        return with(draft -> draft.assignee = agent);
    }

    public TicketChanges group(GroupId wanted) {
        return with(draft -> draft.group = wanted);
    }

    public TicketChanges subject(String wanted) {
        return with(draft -> draft.subject = wanted);
    }

    public TicketChanges mailbox(MailboxId into) {
        return with(draft -> draft.mailbox = into);
    }

    public TicketChanges field(FieldId field, Object value) {
        return with(draft -> draft.fields.put(field, value));
    }

    public TicketChanges add(LabelId label) {
        return with(draft -> {
            draft.added.add(label);
            draft.removed.remove(label);
        });
    }

    public TicketChanges remove(LabelId label) {
        return with(draft -> {
            draft.removed.add(label);
            draft.added.remove(label);
        });
    }

    public TicketChanges participant(String email) {
        return with(draft -> draft.participants.add(email));
    }

    public TicketChanges note(String text) {
        return with(draft -> draft.notes.add(text));
    }

    public TicketChanges trash() {
        return with(draft -> draft.trashed = true);
    }

    private TicketChanges with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.changes();
    }

    /** A copy, in which one part is changed. */
    private static final class Draft {

        private @Nullable String status;
        private @Nullable Priority priority;
        private @Nullable TypeId type;
        private @Nullable AgentId assignee;
        private @Nullable GroupId group;
        private @Nullable String subject;
        private @Nullable MailboxId mailbox;
        private final Map<FieldId, Object> fields;
        private final Set<LabelId> added;
        private final Set<LabelId> removed;
        private final Set<String> participants;
        private final List<String> notes;
        private boolean trashed;

        Draft(TicketChanges of) {
            status = of.status;
            priority = of.priority;
            type = of.type;
            assignee = of.assignee;
            group = of.group;
            subject = of.subject;
            mailbox = of.mailbox;
            fields = new HashMap<>(of.fields);
            added = new HashSet<>(of.added);
            removed = new HashSet<>(of.removed);
            participants = new HashSet<>(of.participants);
            notes = new ArrayList<>(of.notes);
            trashed = of.trashed;
        }

        TicketChanges changes() {
            return new TicketChanges(
                    status,
                    priority,
                    type,
                    assignee,
                    group,
                    subject,
                    mailbox,
                    fields,
                    added,
                    removed,
                    participants,
                    notes,
                    trashed);
        }
    }
}
