package io.svara.organization.schedules.edit;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.organization.schedules.Schedule;
import io.svara.organization.schedules.ScheduleId;
import io.svara.organization.schedules.ScheduleRules;
import io.svara.organization.schedules.Schedules;

/** Writes a schedule anew, whole. What it already says is no change. */
@UseCase(permission = Permission.SCHEDULES)
class ChangeSchedule {

    private final Schedules schedules;
    private final RequestReader reader;
    private final Log log;

    ChangeSchedule(Schedules schedules, RequestReader reader, Log log) {
        this.schedules = schedules;
        this.reader = reader;
        this.log = log;
    }

    ScheduleView change(ScheduleId id, ScheduleRequest request) {
        var before = schedules.lock(id).orElseThrow(() -> Problem.notFound("schedule"));
        var rules = reader.rules(request);
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        var name = request.name().strip();
        if (name.equals(before.name()) && rules.equals(before.rules())) {
            return ScheduleView.of(before);
        }
        if (schedules.isTaken(name, id)) {
            throw RequestReader.nameTaken();
        }
        log.append(changed(before, name, rules));
        return ScheduleView.of(schedules.change(id, name, rules));
    }

    private static Change changed(Schedule before, String name, ScheduleRules rules) {
        return Change.of("schedule.changed", "schedule", before.id())
                .with("name", !name.equals(before.name()))
                .with("zone", !rules.zone().equals(before.rules().zone()))
                .with("week", !rules.week().equals(before.rules().week()))
                .with("exceptions", !rules.exceptions().equals(before.rules().exceptions()))
                .with(
                        "holidays",
                        !rules.holidayCalendars().equals(before.rules().holidayCalendars()));
    }
}
