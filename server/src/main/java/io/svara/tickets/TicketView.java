package io.svara.tickets;

import io.svara.contacts.ContactId;
import io.svara.kernel.AgentId;
import io.svara.mailboxes.MailboxId;
import io.svara.organization.LabelId;
import io.svara.people.GroupId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the API shows it, in lists and alone.
 *
 * @param number grows within the organisation
 * @param displayNumber the number with its mailbox's prefix, as customers see it
 * @param type what it is about, in the organisation's own words; null: nothing was chosen
 * @param group whose it is, besides or instead of an agent's
 * @param fields what stands in the organisation's own fields, by their ids, removed ones too: a text, a number or a day as text, the id
 *     of an option or an agent, a list of options' ids, true
 * @param messageCount all of them, notes too
 * @param unread whether the customer has written since the agent last saw it, and waits for an answer
 * @param sla the clock that breaks next; null while none runs
 * @param followUpOf the closed ticket that this one continues
 */
public record TicketView(
        TicketId id,
        long number,
        String displayNumber,
        String subject,
        StatusView status,
        Priority priority,
        @Nullable TypeView type,
        Map<String, Object> fields,
        MailboxId mailboxId,
        Requester requester,
        @Nullable AgentId assigneeId,
        @Nullable TicketGroup group,
        List<LabelView> labels,
        boolean starred,
        boolean hasAttachments,
        int messageCount,
        boolean unread,
        @Nullable TicketId followUpOf,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant trashedAt,
        @Nullable Object sla,
        long version) {

    public record StatusView(StatusId id, StatusKind kind, String name) {}

    public record TypeView(TypeId id, String name) {}

    public record TicketGroup(GroupId id, String name) {}

    public record Requester(ContactId contactId, String name, String email) {}

    public record LabelView(LabelId id, String name, String colour) {}
}
