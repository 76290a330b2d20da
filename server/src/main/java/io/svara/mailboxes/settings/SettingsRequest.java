package io.svara.mailboxes.settings;

import io.svara.kernel.AgentId;
import io.svara.organization.schedules.ScheduleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox's settings as they are written, whole.
 *
 * @param timeZone such as {@code Europe/Oslo}
 * @param scheduleId absent: always open
 * @param closedTickets what a customer's mail to a closed ticket does: {@code follow-up} or {@code reopen}
 * @param statusAfterReply {@code in_hand}, {@code pending}, {@code on_hold}, {@code solved} or {@code closed}
 * @param assignment who gets a new ticket: {@code none}, {@code agent}, {@code round-robin} or {@code least-loaded}
 * @param assigneeId with {@code agent}
 * @param aliases other addresses that are this mailbox
 * @param ifVersion the version that the writer saw
 */
record SettingsRequest(
        @Nullable String name,
        @Nullable String numberPrefix,
        @Nullable String timeZone,
        @Nullable ScheduleId scheduleId,
        @Nullable String closedTickets,
        @Nullable String statusAfterReply,
        @Nullable String assignment,
        @Nullable AgentId assigneeId,
        @Nullable List<String> aliases,
        @Nullable Long ifVersion) {}
