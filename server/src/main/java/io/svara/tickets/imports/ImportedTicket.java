package io.svara.tickets.imports;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.kernel.AgentId;
import io.svara.mailboxes.MailboxId;
import io.svara.organization.LabelId;
import io.svara.tickets.MessageKind;
import io.svara.tickets.Priority;
import io.svara.tickets.Recipients;
import io.svara.tickets.StatusKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket that has been lived elsewhere. @param messages oldest first, at least one */
public record ImportedTicket(
        MailboxId mailbox,
        String subject,
        StatusKind status,
        Priority priority,
        Address requester,
        @Nullable AgentId assignee,
        List<LabelId> labels,
        List<AgentId> starredBy,
        List<ImportedMessage> messages) {

    public ImportedTicket {
        labels = List.copyOf(labels);
        starredBy = List.copyOf(starredBy);
        messages = List.copyOf(messages);
    }

    /** @param attachments stored and named already */
    public record ImportedMessage(
            MessageKind kind,
            @Nullable AgentId author,
            Address sender,
            Recipients recipients,
            String text,
            @Nullable String html,
            Instant at,
            List<AttachedBlob> attachments) {

        public ImportedMessage {
            attachments = List.copyOf(attachments);
        }
    }
}
