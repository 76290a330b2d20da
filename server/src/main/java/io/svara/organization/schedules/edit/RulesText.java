package io.svara.organization.schedules.edit;

import io.svara.organization.schedules.ScheduleRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule says, as the API says it.
 *
 * @param zone an IANA name, such as {@code Europe/Stockholm}
 * @param holidayCalendars codes from {@code /api/holiday-calendars}: closed on their holidays, of any year
 */
record RulesText(
        String zone,
        WeekText week,
        @Nullable List<ExceptionText> exceptions,
        @Nullable List<String> holidayCalendars) {

    static RulesText of(ScheduleRules rules) {
        return new RulesText(
                rules.zone().getId(),
                WeekText.of(rules.week()),
                rules.exceptions().stream().map(ExceptionText::of).toList(),
                rules.holidayCalendars());
    }
}
