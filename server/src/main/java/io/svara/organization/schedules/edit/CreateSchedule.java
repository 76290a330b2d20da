package io.svara.organization.schedules.edit;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.organization.schedules.Schedules;

@UseCase(permission = Permission.SCHEDULES)
class CreateSchedule {

    private final Schedules schedules;
    private final RequestReader reader;
    private final Log log;

    CreateSchedule(Schedules schedules, RequestReader reader, Log log) {
        this.schedules = schedules;
        this.reader = reader;
        this.log = log;
    }

    ScheduleView create(ScheduleRequest request) {
        var rules = reader.rules(request);
        var schedule = schedules.add(request.name().strip(), rules).orElseThrow(RequestReader::nameTaken);
        log.append(Change.of("schedule.created", "schedule", schedule.id()));
        return ScheduleView.of(schedule);
    }
}
