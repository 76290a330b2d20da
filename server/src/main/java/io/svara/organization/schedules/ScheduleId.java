package io.svara.organization.schedules;

import io.svara.kernel.Id;

public record ScheduleId(long value) implements Id {}
