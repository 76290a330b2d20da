package io.svara.organization.schedules.edit;

import io.svara.organization.schedules.ExceptionDays;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days with other hours, as the API says them.
 *
 * @param to the last day; absent: the first one
 * @param hours empty or absent: closed
 */
record ExceptionText(
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable String name,
        @Nullable List<IntervalText> hours) {

    static ExceptionText of(ExceptionDays days) {
        return new ExceptionText(days.first(), days.last(), days.name(), IntervalText.of(days.hours()));
    }
}
