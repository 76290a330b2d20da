package io.svara.organization.schedules;

/** Named opening hours. */
public record Schedule(ScheduleId id, String name, ScheduleRules rules, long version) {}
