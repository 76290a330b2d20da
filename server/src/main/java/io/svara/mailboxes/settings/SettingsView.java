package io.svara.mailboxes.settings;

import io.svara.kernel.AgentId;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import io.svara.organization.schedules.ScheduleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mailbox's settings as the API shows them; the words as in {@link SettingsRequest}. */
record SettingsView(
        MailboxId id,
        String name,
        String address,
        String inboundAddress,
        String numberPrefix,
        String timeZone,
        @Nullable ScheduleId scheduleId,
        String closedTickets,
        String statusAfterReply,
        String assignment,
        @Nullable AgentId assigneeId,
        List<String> aliases,
        long version) {

    static SettingsView of(Mailbox mailbox, List<String> aliases) {
        var behaviours = mailbox.behaviours();
        return new SettingsView(
                mailbox.id(),
                mailbox.name(),
                mailbox.address(),
                mailbox.inboundAddress(),
                mailbox.numberPrefix(),
                mailbox.zone().getId(),
                mailbox.schedule(),
                behaviours.closedPolicy().word(),
                behaviours.statusAfterReply(),
                behaviours.assignment().word(),
                behaviours.assignee(),
                aliases,
                mailbox.version());
    }
}
