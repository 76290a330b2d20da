package io.svara.organization.schedules.edit;

import io.svara.organization.schedules.WeekHours;
import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hours of each day of the week as the API says them; an empty or absent day is closed. */
record WeekText(
        @Nullable List<IntervalText> monday,
        @Nullable List<IntervalText> tuesday,
        @Nullable List<IntervalText> wednesday,
        @Nullable List<IntervalText> thursday,
        @Nullable List<IntervalText> friday,
        @Nullable List<IntervalText> saturday,
        @Nullable List<IntervalText> sunday) {

    static WeekText of(WeekHours week) {
        return new WeekText(
                IntervalText.of(week.on(DayOfWeek.MONDAY)),
                IntervalText.of(week.on(DayOfWeek.TUESDAY)),
                IntervalText.of(week.on(DayOfWeek.WEDNESDAY)),
                IntervalText.of(week.on(DayOfWeek.THURSDAY)),
                IntervalText.of(week.on(DayOfWeek.FRIDAY)),
                IntervalText.of(week.on(DayOfWeek.SATURDAY)),
                IntervalText.of(week.on(DayOfWeek.SUNDAY)));
    }

    @Nullable
    List<IntervalText> on(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> monday;
            case TUESDAY -> tuesday;
            case WEDNESDAY -> wednesday;
            case THURSDAY -> thursday;
            case FRIDAY -> friday;
            case SATURDAY -> saturday;
            case SUNDAY -> sunday;
        };
    }
}
