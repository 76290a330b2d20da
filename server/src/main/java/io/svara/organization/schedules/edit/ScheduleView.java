package io.svara.organization.schedules.edit;

import io.svara.organization.schedules.Schedule;
import io.svara.organization.schedules.ScheduleId;

record ScheduleView(ScheduleId id, String name, RulesText rules, long version) {

    static ScheduleView of(Schedule schedule) {
        return new ScheduleView(schedule.id(), schedule.name(), RulesText.of(schedule.rules()), schedule.version());
    }
}
