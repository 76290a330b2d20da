package io.svara.organization.schedules;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calculates with opening hours (SLA-1). Open is every instant at which the zone's wall clock shows a date and a time within
 * the hours of that date: an hour that the clock leaves out is not there, one that it shows twice is open twice, and a date
 * that a zone skips never was. Hours that touch, also over midnight, are one stretch.
 *
 * <p>Of a date, an exception counts before a holiday, and that before the week. Instants are cut to microseconds. What is
 * not found within {@value #YEARS} years is taken never to come, so that each calculation ends.
 */
public final class OpeningHours {

    private static final int YEARS = 10;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos() / 1000;
    private static final long DAY = Interval.DAY_MINUTES * MINUTE;
    private static final long HORIZON = YEARS * 366 * DAY;

    /** What holds where there is no schedule. */
    public static final OpeningHours ALWAYS = new OpeningHours(
            ZoneOffset.UTC,
            new WeekHours(everyDay(List.of(new Interval(0, Interval.DAY_MINUTES)))),
            List.of(),
            Holidays.NONE);

    /** Why a day has its hours. */
    public enum Reason {
        WEEK,
        EXCEPTION,
        HOLIDAY
    }

    /** @param hours by the wall clock, in order; empty: closed */
    public record Day(LocalDate date, List<Interval> hours, Reason reason) {}

    /** Takes open stretches in order, in microseconds since the epoch, cut to what was asked for. Says whether it wants more. */
    @FunctionalInterface
    private interface Stretches {
        boolean take(long opens, long closes);
    }

    private final ZoneId zone;
    private final ZoneRules clock;
    private final WeekHours week;
    private final List<ExceptionDays> exceptions;
    private final long[] exceptionStarts;
    private final Holidays holidays;

    /** @param exceptions of which no two are on the same day */
    public OpeningHours(ZoneId zone, WeekHours week, List<ExceptionDays> exceptions, Holidays holidays) {
        this.zone = zone;
        this.clock = zone.getRules();
        this.week = week;
        this.exceptions = exceptions.stream()
                .sorted(Comparator.comparing(ExceptionDays::first))
                .toList();
        this.exceptionStarts = this.exceptions.stream()
                .mapToLong(days -> days.first().toEpochDay())
                .toArray();
        this.holidays = holidays;
    }

    public ZoneId zone() {
        return zone;
    }

    public Day on(LocalDate date) {
        var exception = exception(date.toEpochDay());
        if (exception != null) {
            return new Day(date, exception.hours(), Reason.EXCEPTION);
        }
        return holidays.isOn(date)
                ? new Day(date, List.of(), Reason.HOLIDAY)
                : new Day(date, week.on(date.getDayOfWeek()), Reason.WEEK);
    }

    public boolean isOpen(Instant at) {
        var local = at.atZone(zone);
        var minute = local.getHour() * 60 + local.getMinute();
        return hoursOn(local.toLocalDate().toEpochDay()).stream().anyMatch(interval -> interval.holds(minute));
    }

    /** The first open instant from this one on: this one, when it is open. Empty: never. */
    public Optional<Instant> opensAt(Instant at) {
        var first = new long[1];
        var from = micros(at);
        return walk(from, from + HORIZON, (opens, _) -> {
                    first[0] = opens;
                    return false;
                })
                ? Optional.empty()
                : Optional.of(instant(first[0]));
    }

    /** The first closed instant from this one on: this one, when it is closed. Empty: never. */
    public Optional<Instant> closesAt(Instant at) {
        var from = micros(at);
        var end = new long[] {from};
        var horizon = from + HORIZON;
        walk(from, horizon, (opens, closes) -> {
            if (opens > end[0]) {
                return false;
            }
            end[0] = closes;
            return true;
        });
        return end[0] >= horizon ? Optional.empty() : Optional.of(instant(end[0]));
    }

    /** How long it is open between the two; zero, when the second is not after the first. */
    public Duration openTime(Instant from, Instant to) {
        var sum = new long[1];
        walk(micros(from), micros(to), (opens, closes) -> {
            sum[0] += closes - opens;
            return true;
        });
        return Duration.of(sum[0], MICROS);
    }

    /**
     * The first instant until which it has been open for so long: {@code openTime(from, after(from, time))} is {@code time}.
     * Empty: never.
     *
     * @param time not negative; zero is over at once
     */
    public Optional<Instant> after(Instant from, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time runs forward only: " + time);
        }
        var start = micros(from);
        var left = new long[] {time.dividedBy(Duration.of(1, MICROS))};
        if (left[0] == 0) {
            return Optional.of(instant(start));
        }
        var end = new long[1];
        return walk(start, start + HORIZON, (opens, closes) -> {
                    end[0] = opens + left[0];
                    left[0] -= closes - opens;
                    return left[0] > 0;
                })
                ? Optional.empty()
                : Optional.of(instant(end[0]));
    }

    /** Between two changes of the clock, local time runs level with the instants. True when the end was reached. */
    private boolean walk(long from, long until, Stretches stretches) {
        for (var at = from; at < until; ) {
            var instant = instant(at);
            var change = clock.nextTransition(instant);
            var end = change == null ? until : Math.min(until, micros(change.getInstant()));
            var offset = clock.getOffset(instant).getTotalSeconds() * 1_000_000L;
            if (!walkLevel(at, end, offset, stretches)) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private boolean walkLevel(long from, long until, long offset, Stretches stretches) {
        for (var day = Math.floorDiv(from + offset, DAY); day * DAY - offset < until; day++) {
            var midnight = day * DAY - offset;
            for (var interval : hoursOn(day)) {
                var opens = Math.max(from, midnight + interval.fromMinute() * MINUTE);
                var closes = Math.min(until, midnight + interval.toMinute() * MINUTE);
                if (opens < closes && !stretches.take(opens, closes)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** As {@link #on}, for the many days of a walk. */
    private List<Interval> hoursOn(long epochDay) {
        var exception = exception(epochDay);
        if (exception != null) {
            return exception.hours();
        }
        // 1 January 1970 was a Thursday
        var hours = week.on(DayOfWeek.THURSDAY.plus(epochDay));
        return hours.isEmpty() || !isHoliday(epochDay) ? hours : List.of();
    }

    private boolean isHoliday(long epochDay) {
        return holidays != Holidays.NONE && holidays.isOn(LocalDate.ofEpochDay(epochDay));
    }

    private @Nullable ExceptionDays exception(long epochDay) {
        var found = Arrays.binarySearch(exceptionStarts, epochDay);
        var index = found >= 0 ? found : -found - 2;
        if (index < 0) {
            return null;
        }
        var days = exceptions.get(index);
        return epochDay <= days.last().toEpochDay() ? days : null;
    }

    private static Map<DayOfWeek, List<Interval>> everyDay(List<Interval> hours) {
        return Stream.of(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), _ -> hours));
    }

    private static long micros(Instant at) {
        return MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, MICROS);
    }
}
