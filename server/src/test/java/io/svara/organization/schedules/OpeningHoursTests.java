package io.svara.organization.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calculations with opening hours: by hand, and against {@link SlowHours}. */
class OpeningHoursTests {

    private static final String STOCKHOLM = "Europe/Stockholm";

    /** With a change of the clock, of other kinds: in spring, in autumn, by half an hour, by a whole day, at midnight, none. */
    private static final Map<String, List<String>> ZONES = Map.of(
            STOCKHOLM,
            List.of("2026-03-27", "2026-10-23", "2026-06-01"),
            "Europe/Oslo",
            List.of("2026-03-27", "2026-10-23"),
            "America/New_York",
            List.of("2026-03-06", "2026-10-30"),
            "Australia/Lord_Howe",
            List.of("2026-04-03", "2026-10-02"),
            "Pacific/Apia",
            List.of("2011-12-28"),
            "America/Sao_Paulo",
            List.of("2018-02-16", "2018-11-02"),
            "America/Havana",
            List.of("2026-03-07", "2026-10-31"),
            "Asia/Kathmandu",
            List.of("2026-01-01"),
            "Pacific/Kiritimati",
            List.of("1994-12-30"));

    @ParameterizedTest
    @CsvSource({
        // lunch is closed; nine sharp is open, five sharp is not
        "2026-11-23T08:00, true, 2026-11-23T08:00, 2026-11-23T12:00",
        "2026-11-23T07:59, false, 2026-11-23T08:00, 2026-11-23T07:59",
        "2026-11-23T12:00, false, 2026-11-23T13:00, 2026-11-23T12:00",
        "2026-11-23T12:30, false, 2026-11-23T13:00, 2026-11-23T12:30",
        "2026-11-23T16:59, true, 2026-11-23T16:59, 2026-11-23T17:00",
        "2026-11-23T17:00, false, 2026-11-24T08:00, 2026-11-23T17:00",
        // over the weekend
        "2026-11-27T18:00, false, 2026-11-30T08:00, 2026-11-27T18:00",
        // the holiday, and the Sunday before Christmas on which an exception has hours
        "2026-12-25T09:00, false, 2026-12-26T10:00, 2026-12-25T09:00",
        "2026-12-20T11:00, true, 2026-12-20T11:00, 2026-12-20T14:00",
        // an exception opens a holiday, too
        "2026-12-26T10:30, true, 2026-12-26T10:30, 2026-12-26T11:00",
    })
    void isOpenByTheClockOnTheWall(String at, boolean open, String opens, String closes) {
        var hours = office();
        assertThat(hours.isOpen(stockholm(at))).isEqualTo(open);
        assertThat(hours.opensAt(stockholm(at))).contains(stockholm(opens));
        assertThat(hours.closesAt(stockholm(at))).contains(stockholm(closes));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:00, 2026-11-23T17:00, PT8H",
        "2026-11-23T11:30, 2026-11-23T13:30, PT1H",
        "2026-11-27T16:00, 2026-11-30T09:00, PT2H",
        // a week without holidays
        "2026-11-23T00:00, 2026-11-30T00:00, PT40H",
        // Christmas Day is a Friday; the 26th has an hour by exception, the 20th three
        "2026-12-20T00:00, 2026-12-27T00:00, PT36H",
        "2026-11-23T09:00, 2026-11-23T09:00, PT0S",
        "2026-11-23T10:00, 2026-11-23T09:00, PT0S",
        "2026-11-23T09:00:00.000001, 2026-11-23T09:00:00.000003, PT0.000002S",
    })
    void sumsUpTheOpenTime(String from, String to, Duration open) {
        assertThat(office().openTime(stockholm(from), stockholm(to))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:00, PT1H, 2026-11-23T09:00",
        "2026-11-23T11:30, PT1H, 2026-11-23T13:30",
        // the whole of it is over when it closes, not when it opens again
        "2026-11-23T08:00, PT8H, 2026-11-23T17:00",
        "2026-11-27T16:00, PT2H, 2026-11-30T09:00",
        "2026-11-28T10:00, PT1M, 2026-11-30T08:01",
        "2026-11-28T10:00, PT0S, 2026-11-28T10:00",
    })
    void findsWhenSoMuchOpenTimeIsOver(String from, Duration time, String end) {
        assertThat(office().after(stockholm(from), time)).contains(stockholm(end));
    }

    @Test
    void anHourThatTheClockLeavesOutIsNotOpenAndOneThatItShowsTwiceIsOpenTwice() {
        var nights = new OpeningHours(ZoneId.of(STOCKHOLM), everyDay(hours(60, 240)), List.of(), Holidays.NONE);
        assertThat(nights.openTime(stockholm("2026-03-29T00:00"), stockholm("2026-03-30T00:00")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(nights.openTime(stockholm("2026-10-25T00:00"), stockholm("2026-10-26T00:00")))
                .isEqualTo(Duration.ofHours(4));

        var gap = new OpeningHours(ZoneId.of(STOCKHOLM), everyDay(hours(120, 180)), List.of(), Holidays.NONE);
        assertThat(gap.opensAt(stockholm("2026-03-29T00:00"))).contains(stockholm("2026-03-30T02:00"));
        assertThat(gap.after(Instant.parse("2026-10-25T00:00:00Z"), Duration.ofMinutes(90)))
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void lordHowePutsItsClockBackByHalfAnHour() {
        var zone = ZoneId.of("Australia/Lord_Howe");
        var nights = new OpeningHours(zone, everyDay(hours(60, 180)), List.of(), Holidays.NONE);
        var day = LocalDate.of(2026, 4, 5);
        assertThat(nights.openTime(start(day, zone), start(day.plusDays(1), zone)))
                .isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void apiaNeverHadTheThirtiethOfDecember2011() {
        var zone = ZoneId.of("Pacific/Apia");
        var hours = new OpeningHours(zone, everyDay(hours(540, 1020)), List.of(), Holidays.NONE);
        var thursday = ZonedDateTime.of(2011, 12, 29, 17, 0, 0, 0, zone).toInstant();
        assertThat(hours.opensAt(thursday))
                .contains(ZonedDateTime.of(2011, 12, 31, 9, 0, 0, 0, zone).toInstant());
        assertThat(Duration.between(thursday, hours.opensAt(thursday).orElseThrow()))
                .isEqualTo(Duration.ofHours(16));
    }

    @Test
    void hoursThatTouchOverMidnightAreOneStretch() {
        var week = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        week.put(DayOfWeek.FRIDAY, hours(1320, 1440));
        week.put(DayOfWeek.SATURDAY, List.of(new Interval(0, 120), new Interval(120, 360)));
        var hours = new OpeningHours(ZoneId.of(STOCKHOLM), new WeekHours(week), List.of(), Holidays.NONE);
        assertThat(hours.closesAt(stockholm("2026-11-27T23:00"))).contains(stockholm("2026-11-28T06:00"));
        assertThat(hours.after(stockholm("2026-11-27T23:00"), Duration.ofHours(7)))
                .contains(stockholm("2026-11-28T06:00"));
    }

    @Test
    void whatIsNeverOpenEndsEachCalculation() {
        var empty = new OpeningHours(
                ZoneId.of(STOCKHOLM),
                new WeekHours(Map.of()),
                List.of(new ExceptionDays(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 24), "", hours(540, 600))),
                Holidays.NONE);
        var before = stockholm("2026-11-23T10:00");
        var after = stockholm("2026-11-25T10:00");
        assertThat(empty.opensAt(before)).contains(stockholm("2026-11-24T09:00"));
        assertThat(empty.after(before, Duration.ofHours(1))).contains(stockholm("2026-11-24T10:00"));
        assertThat(empty.after(before, Duration.ofMinutes(61))).isEmpty();
        assertThat(empty.opensAt(after)).isEmpty();
        assertThat(empty.closesAt(after)).contains(after);
        assertThat(empty.openTime(after, after.plus(Duration.ofDays(3650)))).isZero();

        var alwaysHoliday = new OpeningHours(ZoneId.of(STOCKHOLM), everyDay(hours(540, 600)), List.of(), _ -> true);
        assertThat(alwaysHoliday.opensAt(before)).isEmpty();
    }

    @Test
    void withoutAScheduleItIsAlwaysOpen() {
        var now = stockholm("2026-11-23T10:00");
        assertThat(OpeningHours.ALWAYS.isOpen(now)).isTrue();
        assertThat(OpeningHours.ALWAYS.opensAt(now)).contains(now);
        assertThat(OpeningHours.ALWAYS.closesAt(now)).isEmpty();
        assertThat(OpeningHours.ALWAYS.after(now, Duration.ofDays(40))).contains(now.plus(Duration.ofDays(40)));
        assertThat(OpeningHours.ALWAYS.openTime(now, now.plusSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void saysOfADayWhyItHasItsHours() {
        var hours = office();
        assertThat(hours.on(LocalDate.of(2026, 11, 28)))
                .isEqualTo(new OpeningHours.Day(LocalDate.of(2026, 11, 28), List.of(), OpeningHours.Reason.WEEK));
        assertThat(hours.on(LocalDate.of(2026, 12, 25)).reason()).isEqualTo(OpeningHours.Reason.HOLIDAY);
        assertThat(hours.on(LocalDate.of(2026, 12, 26)).reason()).isEqualTo(OpeningHours.Reason.EXCEPTION);
    }

    @Test
    void takesNoHoursThatOverlapAndNoTimeThatRunsBack() {
        assertThatThrownBy(() -> everyDay(List.of(new Interval(60, 120), new Interval(100, 180))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(60, 60)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(60, 1441)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> office().after(Instant.EPOCH, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 60).mapToObj(seed -> 20_261_122L + seed);
    }

    /** Any week, any exceptions, any holidays, five days around a change of the clock. */
    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithACountMinuteByMinute(long seed) {
        var random = new Random(seed);
        var zone = pick(random, ZONES.keySet().stream().sorted().toList());
        var start = LocalDate.parse(pick(random, ZONES.getOrDefault(zone, List.of())))
                .atStartOfDay(ZoneId.of(zone))
                .toInstant();
        var first = start.atZone(ZoneId.of(zone)).toLocalDate();
        var week = week(random);
        var exceptions = exceptions(random, first);
        var off = new HashSet<LocalDate>();
        for (var day = 0; day < 8; day++) {
            if (random.nextInt(6) == 0) {
                off.add(first.plusDays(day));
            }
        }
        var slow = new SlowHours(ZoneId.of(zone), week, exceptions, off::contains);
        var fast = new OpeningHours(ZoneId.of(zone), week, exceptions, off::contains);
        var end = start.plus(Duration.ofDays(5));
        for (var at = start; at.isBefore(end); at = at.plusSeconds(60)) {
            assertThat(fast.isOpen(at)).as(zone + " " + at).isEqualTo(slow.isOpen(at));
        }
        for (var round = 0; round < 20; round++) {
            var from = start.plusSeconds(60L * random.nextInt(3 * 1440));
            var to = from.plusSeconds(60L * random.nextInt(2 * 1440));
            var open = slow.openTime(from, to);
            var where = zone + " " + from + " " + to + " " + week + exceptions;
            assertThat(fast.openTime(from, to)).as(where).isEqualTo(open);
            slow.first(true, from, end)
                    .ifPresent(opens -> assertThat(fast.opensAt(from)).as(where).contains(opens));
            slow.first(false, from, end)
                    .ifPresent(
                            closes -> assertThat(fast.closesAt(from)).as(where).contains(closes));
            var reached = fast.after(from, open);
            assertThat(reached).as(where).isPresent();
            assertThat(reached.get()).as(where).isBeforeOrEqualTo(to);
            assertThat(fast.openTime(from, reached.get())).as(where).isEqualTo(open);
            if (open.isPositive()) {
                assertThat(slow.isOpen(reached.get().minusSeconds(60)))
                        .as(where)
                        .isTrue();
            }
        }
    }

    private static WeekHours week(Random random) {
        var days = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            days.put(day, dayHours(random));
        }
        return new WeekHours(days);
    }

    /** Up to four intervals, often early, when clocks change, and often up to midnight. */
    private static List<Interval> dayHours(Random random) {
        var marks = random.ints(2 * random.nextInt(5), 0, random.nextBoolean() ? 1441 : 300)
                .map(mark -> random.nextInt(8) == 0 ? 1440 : mark)
                .distinct()
                .sorted()
                .boxed()
                .toList();
        var hours = new ArrayList<Interval>();
        for (var at = 0; at + 1 < marks.size(); at += random.nextInt(3) == 0 ? 1 : 2) {
            hours.add(new Interval(marks.get(at), marks.get(at + 1)));
        }
        return hours;
    }

    private static List<ExceptionDays> exceptions(Random random, LocalDate first) {
        var exceptions = new ArrayList<ExceptionDays>();
        for (var day = first.minusDays(2); day.isBefore(first.plusDays(7)); day = day.plusDays(1)) {
            if (random.nextInt(4) == 0) {
                var last = day.plusDays(random.nextInt(3));
                exceptions.add(new ExceptionDays(day, last, "", random.nextBoolean() ? List.of() : dayHours(random)));
                day = last;
            }
        }
        return exceptions;
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Weekdays 8 to 12 and 13 to 17; Christmas Day and the day after are holidays, the latter with an hour by exception. */
    private static OpeningHours office() {
        var days = Stream.of(DayOfWeek.values())
                .filter(day -> day.getValue() < 6)
                .collect(Collectors.toMap(day -> day, _ -> List.of(new Interval(480, 720), new Interval(780, 1020))));
        var christmas = LocalDate.of(2026, 12, 25);
        return new OpeningHours(
                ZoneId.of(STOCKHOLM),
                new WeekHours(days),
                List.of(
                        new ExceptionDays(christmas.plusDays(1), christmas.plusDays(1), "Sale", hours(600, 660)),
                        new ExceptionDays(LocalDate.of(2026, 12, 20), LocalDate.of(2026, 12, 20), "", hours(660, 840))),
                date -> date.equals(christmas) || date.equals(christmas.plusDays(1)));
    }

    private static WeekHours everyDay(List<Interval> hours) {
        return new WeekHours(Stream.of(DayOfWeek.values()).collect(Collectors.toMap(day -> day, _ -> hours)));
    }

    private static List<Interval> hours(int from, int to) {
        return List.of(new Interval(from, to));
    }

    private static Instant stockholm(String local) {
        return java.time.LocalDateTime.parse(local).atZone(ZoneId.of(STOCKHOLM)).toInstant();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
