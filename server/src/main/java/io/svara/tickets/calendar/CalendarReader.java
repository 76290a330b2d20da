package io.svara.tickets.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.util.ByDay;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import io.svara.channels.Address;
import io.svara.tickets.calendar.CalendarView.AnswerView;
import io.svara.tickets.calendar.CalendarView.EventView;
import io.svara.tickets.calendar.CalendarView.RecurrenceView;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a calendar file as far as it can be read: many are broken. Pure; bounded by the length of what it is given. */
final class CalendarReader {

    static final int MOST_EVENTS = 20;

    private static final int MOST_ANSWERS = 100;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_DESCRIPTION = 4_000;

    private static final Set<ParticipationStatus> SAID = Set.of(
            ParticipationStatus.ACCEPTED,
            ParticipationStatus.DECLINED,
            ParticipationStatus.TENTATIVE,
            ParticipationStatus.DELEGATED);

    private static final Set<Frequency> SAID_IN_WORDS =
            Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

    private final ICalendar calendar;
    private final ZoneId zone;

    private CalendarReader(ICalendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    /**
     * @param zone in which times without a zone are meant
     * @return empty where there is no event that says when it is
     */
    static Optional<CalendarView> read(byte[] file, ZoneId zone) {
        try {
            var calendar = Biweekly.parse(CalendarText.of(file)).first();
            return calendar == null ? Optional.empty() : new CalendarReader(calendar, zone).view();
        } catch (RuntimeException broken) {
            // in a way that neither the library nor we have thought of
            return Optional.empty();
        }
    }

    private Optional<CalendarView> view() {
        var readable = calendar.getEvents().stream()
                .filter(event ->
                        event.getDateStart() != null && event.getDateStart().getValue() != null)
                .toList();
        var events = readable.stream()
                .limit(MOST_EVENTS)
                .map(this::event)
                .flatMap(Optional::stream)
                .toList();
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(new CalendarView(
                        kind(readable), zone.getId(), events, Math.max(0, readable.size() - MOST_EVENTS)));
    }

    private String kind(List<VEvent> events) {
        var method = calendar.getMethod() == null ? null : calendar.getMethod().getValue();
        var word = method == null ? "" : method.toUpperCase(Locale.ROOT);
        return switch (word) {
            case Method.REQUEST ->
                events.stream().allMatch(CalendarReader::isCancelled)
                        ? "cancellation"
                        : events.stream().anyMatch(CalendarReader::isChanged) ? "change" : "invitation";
            case Method.CANCEL -> "cancellation";
            case Method.REPLY -> "answer";
            case Method.COUNTER, "DECLINECOUNTER" -> "proposal";
            default -> events.stream().allMatch(CalendarReader::isCancelled) ? "cancellation" : "event";
        };
    }

    private static boolean isChanged(VEvent event) {
        var sequence = event.getSequence();
        return sequence != null && sequence.getValue() != null && sequence.getValue() > 0;
    }

    private static boolean isCancelled(VEvent event) {
        return event.getStatus() != null && event.getStatus().isCancelled();
    }

    /** A time, or a day. */
    private record When(@Nullable Instant time, LocalDate day) {}

    private Optional<EventView> event(VEvent event) {
        try {
            var start = when(event.getDateStart());
            var end = end(event, start);
            var days = start.time() == null || isCalledAllDay(event, start, end);
            return Optional.of(new EventView(
                    line(event.getSummary() == null ? null : event.getSummary().getValue()),
                    days,
                    days ? null : start.time(),
                    days || end == null ? null : end.time(),
                    days ? start.day() : null,
                    days ? lastDay(start, end) : null,
                    filled(line(
                            event.getLocation() == null
                                    ? null
                                    : event.getLocation().getValue())),
                    organizer(event.getOrganizer()),
                    event.getAttendees().stream()
                            .limit(MOST_ANSWERS)
                            .map(CalendarReader::answer)
                            .toList(),
                    description(event),
                    isCancelled(event),
                    recurrence(event)));
        } catch (DateTimeException | ArithmeticException impossible) {
            return Optional.empty();
        }
    }

    private When when(DateOrDateTimeProperty property) {
        var value = property.getValue();
        var raw = value.getRawComponents();
        if (raw == null) {
            return at(value.toInstant());
        }
        var day = LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        if (!value.hasTime()) {
            return new When(null, day);
        }
        if (calendar.getTimezoneInfo().getTimezone(property) != null) {
            return at(value.toInstant());
        }
        var local = LocalDateTime.of(day, LocalTime.of(raw.getHour(), raw.getMinute(), Math.min(59, raw.getSecond())));
        var named = ZoneNames.find(property.getParameters().getTimezoneId());
        var meant = raw.isUtc() ? ZoneId.of("UTC") : Objects.requireNonNullElse(named, zone);
        return at(local.atZone(meant).toInstant());
    }

    private When at(Instant time) {
        return new When(time, time.atZone(zone).toLocalDate());
    }

    private @Nullable When end(VEvent event, When start) {
        var end = event.getDateEnd();
        if (end != null && end.getValue() != null) {
            var when = when(end);
            return isBefore(when, start) ? null : when;
        }
        var duration = event.getDuration() == null ? null : event.getDuration().getValue();
        if (duration == null || duration.isPrior()) {
            return null;
        }
        var time = start.time();
        return time == null
                ? new When(null, start.day().plusDays(duration.toMillis() / 86_400_000))
                : at(time.plusMillis(duration.toMillis()));
    }

    private static boolean isBefore(When end, When start) {
        return start.time() != null && end.time() != null
                ? end.time().isBefore(start.time())
                : end.day().isBefore(start.day());
    }

    /** Outlook writes whole days as times from midnight to midnight, and says so. */
    private static boolean isCalledAllDay(VEvent event, When start, @Nullable When end) {
        var called = event.getExperimentalProperty("X-MICROSOFT-CDO-ALLDAYEVENT");
        return called != null && "TRUE".equalsIgnoreCase(called.getValue()) && start.time() != null && end != null;
    }

    /** The end of a file is the first day that does not belong to it. */
    private static LocalDate lastDay(When start, @Nullable When end) {
        return end == null || !end.day().isAfter(start.day())
                ? start.day()
                : end.day().minusDays(1);
    }

    private static @Nullable Address organizer(@Nullable Organizer organizer) {
        if (organizer == null) {
            return null;
        }
        var email = email(organizer.getEmail(), organizer.getUri());
        return email.isEmpty() && organizer.getCommonName() == null
                ? null
                : new Address(line(organizer.getCommonName()), email);
    }

    private static AnswerView answer(Attendee attendee) {
        var said = attendee.getParticipationStatus();
        return new AnswerView(
                line(attendee.getCommonName()),
                email(attendee.getEmail(), attendee.getUri()),
                said != null && SAID.contains(said) ? said.getValue().toLowerCase(Locale.ROOT) : "needs-action");
    }

    private static String email(@Nullable String email, @Nullable String uri) {
        var said = email == null ? Objects.requireNonNullElse(uri, "") : email;
        return line(said.replaceFirst("(?i)^mailto:", ""));
    }

    private static @Nullable String description(VEvent event) {
        var description =
                event.getDescription() == null ? null : event.getDescription().getValue();
        var text = description == null
                ? ""
                : description.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
        return filled(text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION));
    }

    private @Nullable RecurrenceView recurrence(VEvent event) {
        if (event.getRecurrenceRule() == null) {
            return event.getRecurrenceDates().isEmpty() ? null : other();
        }
        var rule = event.getRecurrenceRule().getValue();
        return rule == null ? null : recurrence(rule);
    }

    private RecurrenceView recurrence(Recurrence rule) {
        var weekdays = rule.getByDay();
        var ordinals = weekdays.stream().map(ByDay::getNum).distinct().toList();
        var ordinal = ordinals.size() == 1 ? ordinals.getFirst() : null;
        var until = rule.getUntil() == null ? null : rule.getUntil().getRawComponents();
        boolean simple =
                isSimple(rule) && ordinals.size() <= 1 && (ordinal == null || rule.getFrequency() == Frequency.MONTHLY);
        return new RecurrenceView(
                simple ? rule.getFrequency().name().toLowerCase(Locale.ROOT) : "other",
                rule.getInterval() == null ? 1 : Math.max(1, rule.getInterval()),
                simple
                        ? weekdays.stream()
                                .map(each -> each.getDay().name().toLowerCase(Locale.ROOT))
                                .toList()
                        : List.of(),
                simple ? ordinal : null,
                rule.getCount(),
                until == null ? null : LocalDate.of(until.getYear(), until.getMonth(), until.getDate()));
    }

    private static RecurrenceView other() {
        return new RecurrenceView("other", 1, List.of(), null, null, null);
    }

    private static boolean isSimple(Recurrence rule) {
        return rule.getFrequency() != null
                && SAID_IN_WORDS.contains(rule.getFrequency())
                && rule.getBySetPos().isEmpty()
                && rule.getByWeekNo().isEmpty()
                && rule.getByYearDay().isEmpty()
                && rule.getByHour().isEmpty()
                && rule.getByMonthDay().size() <= 1
                && rule.getByMonth().size() <= 1
                && (rule.getByDay().isEmpty() || rule.getFrequency() != Frequency.YEARLY);
    }

    private static String line(@Nullable String text) {
        var line = text == null
                ? ""
                : text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
    }

    private static @Nullable String filled(String text) {
        return text.isEmpty() ? null : text;
    }
}
