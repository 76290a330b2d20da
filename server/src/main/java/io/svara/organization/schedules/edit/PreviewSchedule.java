package io.svara.organization.schedules.edit;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Checks;
import io.svara.organization.schedules.ExceptionDays;
import io.svara.organization.schedules.OpeningHours;
import io.svara.organization.schedules.ScheduleRules;
import io.svara.organization.schedules.Schedules;
import io.svara.organization.schedules.holidays.PublicHolidays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which days a schedule, kept or not, is open on, and why. */
@UseCase(permission = Permission.SCHEDULES, readOnly = true)
class PreviewSchedule {

    /**
     * @param from the first day; absent: today, there
     * @param days how many; absent: four weeks
     * @param language of the holidays' names: {@code en}, {@code sv} or {@code no}; absent: English
     */
    record Request(
            RulesText rules,
            @Nullable LocalDate from,
            @Nullable Integer days,
            @Nullable String language) {}

    /** @param changesAt when it closes, or opens, next; null: never */
    record Answer(boolean openNow, @Nullable Instant changesAt, List<Day> days) {}

    /**
     * @param hours by the wall clock; empty: closed
     * @param reason {@code week}, {@code exception} or {@code holiday}
     * @param name of the exception or the holiday; on an exception's day the holiday's, when the exception has none
     */
    record Day(
            LocalDate date,
            List<IntervalText> hours,
            String reason,
            @Nullable String name) {}

    private static final int DAYS = 28;
    private static final int MAX_DAYS = 400;

    private final RulesReader reader;
    private final Schedules schedules;
    private final PublicHolidays holidays;
    private final Clock clock;

    PreviewSchedule(RulesReader reader, Schedules schedules, PublicHolidays holidays, Clock clock) {
        this.reader = reader;
        this.schedules = schedules;
        this.holidays = holidays;
        this.clock = clock;
    }

    Answer preview(Request request) {
        var count = request.days() == null ? DAYS : request.days();
        var checks = new Checks()
                .that(count >= 1 && count <= MAX_DAYS, "days", "out-of-range", "Ask for 1 to " + MAX_DAYS + " days.")
                .that(
                        request.from() == null || RulesReader.isDay(request.from()),
                        "from",
                        "out-of-range",
                        "Ask for days from 1900 to 2199.");
        var rules = reader.read(request.rules(), checks);
        var hours = schedules.hours(rules);
        var now = clock.instant();
        var first = request.from() == null ? now.atZone(rules.zone()).toLocalDate() : request.from();
        var language = Locale.of(request.language() == null ? "en" : request.language());
        var days = Stream.iterate(first, day -> day.plusDays(1))
                .limit(count)
                .map(hours::on)
                .map(day -> day(day, rules, language))
                .toList();
        var isOpen = hours.isOpen(now);
        return new Answer(isOpen, (isOpen ? hours.closesAt(now) : hours.opensAt(now)).orElse(null), days);
    }

    private Day day(OpeningHours.Day day, ScheduleRules rules, Locale language) {
        var name = exceptionName(day.date(), rules);
        if (name == null && day.reason() != OpeningHours.Reason.WEEK) {
            name = holidays.nameOf(day.date(), rules.holidayCalendars(), language)
                    .orElse(null);
        }
        return new Day(
                day.date(), IntervalText.of(day.hours()), day.reason().name().toLowerCase(Locale.ROOT), name);
    }

    private static @Nullable String exceptionName(LocalDate date, ScheduleRules rules) {
        return rules.exceptions().stream()
                .filter(days -> days.isOn(date))
                .map(ExceptionDays::name)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
