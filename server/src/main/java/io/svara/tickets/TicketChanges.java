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
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
        participants = Set.copyOf(participants);
        notes = List.copyOf(notes);
    }

    public TicketChanges status(String kindOrId) {
        return new TicketChanges(
                kindOrId,
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

    public TicketChanges priority(Priority wanted) {
        return new TicketChanges(
                status,
                wanted,
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

    public TicketChanges type(TypeId wanted) {
        return new TicketChanges(
                status,
                priority,
                wanted,
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

    public TicketChanges assignee(AgentId agent) {
        return new TicketChanges(
                status,
                priority,
                type,
                agent,
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

    public TicketChanges group(GroupId wanted) {
        return new TicketChanges(
                status,
                priority,
                type,
                assignee,
                wanted,
                subject,
                mailbox,
                fields,
                added,
                removed,
                participants,
                notes,
                trashed);
    }

    public TicketChanges subject(String wanted) {
        return new TicketChanges(
                status,
                priority,
                type,
                assignee,
                group,
                wanted,
                mailbox,
                fields,
                added,
                removed,
                participants,
                notes,
                trashed);
    }

    public TicketChanges mailbox(MailboxId into) {
        return new TicketChanges(
                status,
                priority,
                type,
                assignee,
                group,
                subject,
                into,
                fields,
                added,
                removed,
                participants,
                notes,
                trashed);
    }

    public TicketChanges field(FieldId field, Object value) {
        var more = new HashMap<>(fields);
        more.put(field, value);
        return new TicketChanges(
                status,
                priority,
                type,
                assignee,
                group,
                subject,
                mailbox,
                more,
                added,
                removed,
                participants,
                notes,
                trashed);
    }

    public TicketChanges add(LabelId label) {
        return labels(with(added, label), without(removed, label));
    }

    public TicketChanges remove(LabelId label) {
        return labels(without(added, label), with(removed, label));
    }

    private TicketChanges labels(Set<LabelId> adding, Set<LabelId> removing) {
        return new TicketChanges(
                status,
                priority,
                type,
                assignee,
                group,
                subject,
                mailbox,
                fields,
                adding,
                removing,
                participants,
                notes,
                trashed);
    }

    public TicketChanges participant(String email) {
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
                with(participants, email),
                notes,
                trashed);
    }

    public TicketChanges note(String text) {
        var more = new ArrayList<>(notes);
        more.add(text);
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
                more,
                trashed);
    }

    public TicketChanges trash() {
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
                true);
    }

    private static <T> Set<T> with(Set<T> some, T one) {
        var more = new HashSet<>(some);
        more.add(one);
        return more;
    }

    private static <T> Set<T> without(Set<T> some, T one) {
        var fewer = new HashSet<>(some);
        fewer.remove(one);
        return fewer;
    }
}
