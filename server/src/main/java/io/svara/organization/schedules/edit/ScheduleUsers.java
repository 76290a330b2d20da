package io.svara.organization.schedules.edit;

import io.svara.organization.schedules.ScheduleId;
import io.svara.organization.schedules.ScheduleUse;
import io.svara.organization.schedules.ScheduleUse.User;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What all modules have bound to a schedule. */
@Component
class ScheduleUsers {

    private final ObjectProvider<ScheduleUse> uses;

    ScheduleUsers(ObjectProvider<ScheduleUse> uses) {
        this.uses = uses;
    }

    List<User> of(ScheduleId schedule) {
        return uses.orderedStream()
                .flatMap(use -> use.of(Set.of(schedule)).getOrDefault(schedule, List.of()).stream())
                .toList();
    }
}
