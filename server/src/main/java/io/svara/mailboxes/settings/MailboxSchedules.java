package io.svara.mailboxes.settings;

import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.organization.schedules.ScheduleId;
import io.svara.organization.schedules.ScheduleUse;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Mailboxes are bound to schedules. */
@Component
class MailboxSchedules implements ScheduleUse {

    private final Mailboxes mailboxes;

    MailboxSchedules(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public Map<ScheduleId, List<User>> of(Collection<ScheduleId> schedules) {
        var users = new HashMap<ScheduleId, List<User>>();
        for (Mailbox mailbox : mailboxes.all()) {
            if (mailbox.schedule() != null && schedules.contains(mailbox.schedule())) {
                users.computeIfAbsent(mailbox.schedule(), _ -> new java.util.ArrayList<>())
                        .add(new User("mailbox", mailbox.name()));
            }
        }
        return users;
    }
}
