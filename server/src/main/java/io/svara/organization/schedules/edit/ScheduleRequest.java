package io.svara.organization.schedules.edit;

import org.jspecify.annotations.Nullable;

/**
 * A whole schedule, each time.
 *
 * @param ifVersion of a change: refused when it has changed since this version
 */
record ScheduleRequest(
        String name, RulesText rules, @Nullable Long ifVersion) {}
