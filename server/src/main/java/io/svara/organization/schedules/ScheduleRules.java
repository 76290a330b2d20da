package io.svara.organization.schedules;

import java.time.ZoneId;
import java.util.List;

/**
 * What a schedule says.
 *
 * @param exceptions in the order of their days, of which no two are the same
 * @param holidayCalendars closed on the public holidays of these, of any year: codes such as {@code se} or {@code de-by}
 */
public record ScheduleRules(
        ZoneId zone, WeekHours week, List<ExceptionDays> exceptions, List<String> holidayCalendars) {

    public ScheduleRules {
        exceptions = List.copyOf(exceptions);
        holidayCalendars = List.copyOf(holidayCalendars);
    }

    public OpeningHours hours(Holidays holidays) {
        return new OpeningHours(zone, week, exceptions, holidays);
    }
}
