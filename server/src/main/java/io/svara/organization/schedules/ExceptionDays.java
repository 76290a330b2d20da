package io.svara.organization.schedules;

import java.time.LocalDate;
import java.util.List;

/**
 * Days on which other hours hold than in the week, whatever holiday they are.
 *
 * @param last the last such day; the first one, when it is a single day
 * @param name what people call them; may be empty
 * @param hours empty: closed
 */
public record ExceptionDays(LocalDate first, LocalDate last, String name, List<Interval> hours) {

    public ExceptionDays {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("ends before it begins: " + first + " to " + last);
        }
        hours = WeekHours.inOrder(hours);
    }

    public boolean isOn(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(last);
    }
}
