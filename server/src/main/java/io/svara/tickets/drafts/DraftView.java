package io.svara.tickets.drafts;

import io.svara.channels.Address;
import io.svara.kernel.AgentId;
import io.svara.mailboxes.MailboxId;
import io.svara.tickets.DraftId;
import io.svara.tickets.MessageView.AttachmentView;
import io.svara.tickets.TicketId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft as its writer gets it back.
 *
 * @param html cleaned; pictures stand in it by their address
 * @param attachments the files beside the text
 * @param version to send as {@code ifVersion} with the next change
 */
record DraftView(
        DraftId id,
        @Nullable TicketId ticketId,
        DraftKind kind,
        String html,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        String subject,
        @Nullable MailboxId mailboxId,
        List<AttachmentView> attachments,
        List<AgentId> mentions,
        long version,
        Instant updatedAt) {}
