package io.svara.organization.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Opening hours as one would calculate them with a calendar, a clock on the wall and much time: minute by minute. */
record SlowHours(ZoneId zone, WeekHours week, List<ExceptionDays> exceptions, Holidays holidays) {

    boolean isOpen(Instant at) {
        var local = at.atZone(zone).toLocalDateTime();
        var date = local.toLocalDate();
        var exception = exceptions.stream()
                .filter(days -> !date.isBefore(days.first()) && !date.isAfter(days.last()))
                .findFirst();
        var hours = exception.isPresent()
                ? exception.get().hours()
                : holidays.isOn(date) ? List.<Interval>of() : week.on(date.getDayOfWeek());
        var minute = local.getHour() * 60 + local.getMinute();
        return hours.stream().anyMatch(hour -> hour.fromMinute() <= minute && minute < hour.toMinute());
    }

    Duration openTime(Instant from, Instant to) {
        var open = 0L;
        for (var at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            open += isOpen(at) ? 1 : 0;
        }
        return Duration.ofMinutes(open);
    }

    /** The first minute from this one on that is open, or closed, as asked; looked for until the end. */
    Optional<Instant> first(boolean open, Instant from, Instant end) {
        for (var at = from; at.isBefore(end); at = at.plus(1, ChronoUnit.MINUTES)) {
            if (isOpen(at) == open) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
