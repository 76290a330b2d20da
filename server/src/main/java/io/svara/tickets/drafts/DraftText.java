package io.svara.tickets.drafts;

import io.svara.kernel.AgentId;
import io.svara.mailboxes.MailboxId;
import io.svara.tickets.Recipients;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in a draft, but for its files. */
record DraftText(
        String html,
        Recipients recipients,
        String subject,
        @Nullable MailboxId mailbox,
        List<AgentId> mentions) {

    DraftText {
        mentions = List.copyOf(mentions);
    }
}
