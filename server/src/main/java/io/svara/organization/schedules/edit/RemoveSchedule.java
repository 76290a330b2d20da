package io.svara.organization.schedules.edit;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.organization.schedules.ScheduleId;
import io.svara.organization.schedules.ScheduleUse.User;
import io.svara.organization.schedules.Schedules;
import java.util.List;
import java.util.stream.Collectors;

/** Takes a schedule away that nothing is bound to: who lost theirs would be open always, without a word. */
@UseCase(permission = Permission.SCHEDULES)
class RemoveSchedule {

    private static final int NAMED = 5;

    private final Schedules schedules;
    private final ScheduleUsers users;
    private final Log log;

    RemoveSchedule(Schedules schedules, ScheduleUsers users, Log log) {
        this.schedules = schedules;
        this.users = users;
        this.log = log;
    }

    void remove(ScheduleId id) {
        // from here on nobody binds anything to it
        if (schedules.lock(id).isEmpty()) {
            throw Problem.notFound("schedule");
        }
        var bound = users.of(id);
        if (!bound.isEmpty()) {
            throw inUse(bound);
        }
        schedules.remove(id);
        log.append(Change.of("schedule.removed", "schedule", id));
    }

    private static Problem inUse(List<User> users) {
        var names = users.stream()
                .limit(NAMED)
                .map(user -> user.kind() + " \"" + user.name() + "\"")
                .collect(Collectors.joining(", "));
        var more = users.size() > NAMED ? " and " + (users.size() - NAMED) + " more" : "";
        return Problem.of(
                Problem.Kind.CONFLICT,
                "schedule-in-use",
                "This schedule is used by " + names + more + ". Give them another one first.");
    }
}
