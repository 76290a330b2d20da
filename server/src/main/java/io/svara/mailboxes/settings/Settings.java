package io.svara.mailboxes.settings;

import io.svara.mailboxes.Mailbox;
import io.svara.organization.schedules.ScheduleId;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings that have been checked. {@code aliases} are in small letters and in order, each once. */
record Settings(
        String name,
        String numberPrefix,
        ZoneId zone,
        @Nullable ScheduleId schedule,
        Mailbox.Behaviours behaviours,
        List<String> aliases) {

    boolean isOf(Mailbox mailbox, List<String> its) {
        return name.equals(mailbox.name())
                && numberPrefix.equals(mailbox.numberPrefix())
                && zone.equals(mailbox.zone())
                && Objects.equals(schedule, mailbox.schedule())
                && behaviours.equals(mailbox.behaviours())
                && aliases.equals(its);
    }
}
