package io.svara.webhooks;

import io.svara.kernel.AgentId;
import io.svara.mailboxes.MailboxId;
import io.svara.organization.LabelId;
import io.svara.people.GroupId;
import io.svara.tickets.Priority;
import io.svara.tickets.StatusId;
import io.svara.tickets.StatusKind;
import io.svara.tickets.TicketId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as receivers of webhooks are told of it. What is added later, they have to ignore; nothing is taken away.
 *
 * @param displayNumber the number with its mailbox's prefix, as customers see it
 * @param type what it is about, in the organisation's own words
 * @param group whose it is, besides or instead of an agent's
 * @param fields what stands in the organisation's own fields, by their ids, as the API has it
 * @param url of the ticket in the desk
 */
public record TicketData(
        TicketId id,
        long number,
        String displayNumber,
        String subject,
        Status status,
        Priority priority,
        @Nullable String type,
        Mailbox mailbox,
        List<Label> labels,
        Requester requester,
        @Nullable AgentId assigneeId,
        @Nullable Group group,
        Map<String, Object> fields,
        String url) {

    public record Status(StatusId id, StatusKind kind, String name) {}

    public record Mailbox(MailboxId id, String name, String address) {}

    public record Label(LabelId id, String name) {}

    public record Group(GroupId id, String name) {}

    public record Requester(String name, String address) {}
}
