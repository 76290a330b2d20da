package io.svara.organization.schedules.edit;

import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.organization.schedules.ExceptionDays;
import io.svara.organization.schedules.Interval;
import io.svara.organization.schedules.ScheduleRules;
import io.svara.organization.schedules.WeekHours;
import io.svara.organization.schedules.holidays.PublicHolidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes rules of what was sent, or says which of its fields cannot be taken. */
@Component
class RulesReader {

    private static final int MAX_INTERVALS = 12;
    private static final int MAX_EXCEPTIONS = 400;
    private static final int MAX_DAYS = 366;
    private static final int MAX_CALENDARS = 5;
    private static final int MAX_NAME = 100;

    private final PublicHolidays holidays;

    RulesReader(PublicHolidays holidays) {
        this.holidays = holidays;
    }

    /** @param checks may have heard of other fields already; it is done here */
    ScheduleRules read(@Nullable RulesText text, Checks checks) {
        if (text == null) {
            throw Problem.invalid("rules", "required", "Say the zone and the hours of the week.");
        }
        var zone = zone(text.zone(), checks);
        var week = week(text.week(), checks);
        var exceptions = exceptions(Objects.requireNonNullElse(text.exceptions(), List.of()), checks);
        var calendars = calendars(Objects.requireNonNullElse(text.holidayCalendars(), List.of()), checks);
        checks.done();
        return new ScheduleRules(zone, new WeekHours(week), exceptions, calendars);
    }

    private static ZoneId zone(@Nullable String zone, Checks checks) {
        var known = zone != null && ZoneId.getAvailableZoneIds().contains(zone);
        checks.that(known, "rules.zone", "unknown-zone", "Use a time zone's name by IANA, such as Europe/Stockholm.");
        return known ? ZoneId.of(zone) : ZoneId.of("UTC");
    }

    private static EnumMap<DayOfWeek, List<Interval>> week(@Nullable WeekText week, Checks checks) {
        checks.that(
                week != null,
                "rules.week",
                "required",
                "Say the hours of each day of the week; a day without is closed.");
        var days = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var field = "rules.week." + day.name().toLowerCase(Locale.ROOT);
            days.put(day, hours(week == null ? null : week.on(day), field, checks));
        }
        return days;
    }

    private static List<ExceptionDays> exceptions(List<ExceptionText> texts, Checks checks) {
        checks.that(
                texts.size() <= MAX_EXCEPTIONS,
                "rules.exceptions",
                "too-many",
                "A schedule may have at most " + MAX_EXCEPTIONS + " exceptions. Remove old ones.");
        var all = new ArrayList<ExceptionDays>();
        for (var index = 0; index < Math.min(texts.size(), MAX_EXCEPTIONS); index++) {
            var days = exception(texts.get(index), "rules.exceptions[" + index + "]", checks);
            if (days != null) {
                checks.that(
                        all.stream().noneMatch(other -> overlap(days, other)),
                        "rules.exceptions[" + index + "].from",
                        "overlapping",
                        "Another exception is on one of these days already. Change that one.");
                all.add(days);
            }
        }
        all.sort(Comparator.comparing(ExceptionDays::first));
        return all;
    }

    private static @Nullable ExceptionDays exception(@Nullable ExceptionText text, String field, Checks checks) {
        if (text == null || !isDay(text.from()) || text.to() != null && !isDay(text.to())) {
            checks.that(false, field + ".from", "required", "Give its days as dates from 1900 to 2199.");
            return null;
        }
        var last = Objects.requireNonNullElse(text.to(), text.from());
        var name = Objects.requireNonNullElse(text.name(), "").strip();
        var length = ChronoUnit.DAYS.between(text.from(), last) + 1;
        checks.that(length >= 1, field + ".to", "before-start", "The last day cannot be before the first.")
                .that(length <= MAX_DAYS, field + ".to", "too-long", "An exception may be of at most a year.")
                .that(
                        name.length() <= MAX_NAME,
                        field + ".name",
                        "too-long",
                        "This may have at most " + MAX_NAME + " characters.");
        var hours = hours(text.hours(), field + ".hours", checks);
        return length < 1 ? null : new ExceptionDays(text.from(), last, name, hours);
    }

    static boolean isDay(@Nullable LocalDate date) {
        return date != null && date.getYear() >= 1900 && date.getYear() < 2200;
    }

    private static boolean overlap(ExceptionDays one, ExceptionDays other) {
        return !one.last().isBefore(other.first()) && !other.last().isBefore(one.first());
    }

    /** In order; those that cannot be taken are left out. */
    private static List<Interval> hours(@Nullable List<IntervalText> texts, String field, Checks checks) {
        var given = Objects.requireNonNullElse(texts, List.<IntervalText>of());
        checks.that(
                given.size() <= MAX_INTERVALS,
                field,
                "too-many",
                "A day may have at most " + MAX_INTERVALS + " intervals.");
        var hours = new ArrayList<Interval>();
        for (var index = 0; index < Math.min(given.size(), MAX_INTERVALS); index++) {
            var interval = interval(given.get(index), field + "[" + index + "]", checks);
            if (interval == null) {
                continue;
            }
            var isApart = hours.stream().noneMatch(other -> overlap(interval, other));
            checks.that(
                    isApart,
                    field + "[" + index + "].from",
                    "overlapping",
                    "This overlaps other hours of the same day.");
            if (isApart) {
                hours.add(interval);
            }
        }
        hours.sort(Comparator.comparing(Interval::fromMinute));
        return hours;
    }

    private static @Nullable Interval interval(@Nullable IntervalText text, String field, Checks checks) {
        var from = IntervalText.minutes(text == null ? null : text.from());
        var to = IntervalText.minutes(text == null ? null : text.to());
        checks.that(from.isPresent(), field + ".from", "invalid-time", "Give a time as HH:mm.")
                .that(to.isPresent(), field + ".to", "invalid-time", "Give a time as HH:mm, at most 24:00.");
        if (from.isEmpty() || to.isEmpty()) {
            return null;
        }
        var isSome = from.get() < to.get();
        checks.that(
                isSome,
                field + ".to",
                "before-start",
                "This must be after the start. Hours over midnight are two: until 24:00, and from 00:00 of the next day.");
        return isSome ? new Interval(from.get(), to.get()) : null;
    }

    private static boolean overlap(Interval one, Interval other) {
        return one.fromMinute() < other.toMinute() && other.fromMinute() < one.toMinute();
    }

    private List<String> calendars(List<String> codes, Checks checks) {
        checks.that(
                codes.size() <= MAX_CALENDARS,
                "rules.holidayCalendars",
                "too-many",
                "A schedule may follow at most " + MAX_CALENDARS + " calendars.");
        for (var index = 0; index < Math.min(codes.size(), MAX_CALENDARS); index++) {
            checks.that(
                    codes.get(index) != null && holidays.knows(codes.get(index)),
                    "rules.holidayCalendars[" + index + "]",
                    "unknown-calendar",
                    "Use a code that /api/holiday-calendars offers.");
        }
        return codes.stream().distinct().toList();
    }
}
