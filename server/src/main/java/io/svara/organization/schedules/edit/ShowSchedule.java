package io.svara.organization.schedules.edit;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.organization.schedules.ScheduleId;
import io.svara.organization.schedules.ScheduleUse;
import io.svara.organization.schedules.Schedules;
import java.util.List;

@UseCase(permission = Permission.SCHEDULES, readOnly = true)
class ShowSchedule {

    /** @param usedBy what is bound to it; while there is any, it cannot be removed */
    record Answer(ScheduleId id, String name, RulesText rules, long version, List<ScheduleUse.User> usedBy) {}

    private final Schedules schedules;
    private final ScheduleUsers users;

    ShowSchedule(Schedules schedules, ScheduleUsers users) {
        this.schedules = schedules;
        this.users = users;
    }

    Answer show(ScheduleId id) {
        var schedule = schedules.find(id).orElseThrow(() -> Problem.notFound("schedule"));
        return new Answer(id, schedule.name(), RulesText.of(schedule.rules()), schedule.version(), users.of(id));
    }
}
