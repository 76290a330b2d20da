package io.svara.tickets;

import io.svara.contacts.ContactId;
import io.svara.kernel.AgentId;
import io.svara.mailboxes.MailboxId;
import io.svara.people.GroupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket as it stands in the database, without what lists join to it. */
public record Ticket(
        TicketId id,
        @Nullable Long number,
        String numberPrefix,
        MailboxId mailbox,
        String subject,
        StatusId status,
        StatusKind statusKind,
        Priority priority,
        @Nullable TypeId type,
        ContactId requester,
        String requesterEmail,
        @Nullable AgentId assignee,
        @Nullable GroupId group,
        @Nullable TicketId followUpOf,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant trashedAt,
        long version) {

    public boolean trashed() {
        return trashedAt != null;
    }

    public boolean finished() {
        return statusKind == StatusKind.CLOSED;
    }
}
