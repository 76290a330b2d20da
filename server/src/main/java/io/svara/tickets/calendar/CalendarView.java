package io.svara.tickets.calendar;

import io.svara.channels.Address;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar file says.
 *
 * @param kind {@code invitation}, {@code change}, {@code cancellation}, {@code answer}, {@code proposal} of another time, or {@code event}
 *     where nobody is asked
 * @param zone of the mailbox: in which its times are to be shown, and which times without a zone are meant in
 * @param events at most {@value CalendarReader#MOST_EVENTS}
 * @param more how many events beyond these are in the file
 */
public record CalendarView(String kind, String zone, List<EventView> events, int more) {

    /**
     * @param title empty where there is none
     * @param allDay whether days count, and no times
     * @param start null where it is all day
     * @param end null where it is all day, or has no length
     * @param firstDay null where it is not all day
     * @param lastDay the last day that belongs to it; null where it is not all day
     * @param answers who has answered; of an invitation, who is asked
     * @param cancelled whether it does not take place
     * @param recurrence null where it happens once
     */
    public record EventView(
            String title,
            boolean allDay,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String place,
            @Nullable Address organizer,
            List<AnswerView> answers,
            @Nullable String description,
            boolean cancelled,
            @Nullable RecurrenceView recurrence) {}

    /** @param answer {@code accepted}, {@code declined}, {@code tentative}, {@code delegated} or {@code needs-action} */
    public record AnswerView(String name, String email, String answer) {}

    /**
     * @param frequency {@code daily}, {@code weekly}, {@code monthly}, {@code yearly}, or {@code other} where it is less simple
     * @param interval each how many of them
     * @param weekdays {@code monday} to {@code sunday}; empty where the first date says it
     * @param ordinal the how-manieth of the weekday in the month, negative from its end; null where each counts
     * @param count how often in all; null where that is not said
     * @param until the last day; null where that is not said
     */
    public record RecurrenceView(
            String frequency,
            int interval,
            List<String> weekdays,
            @Nullable Integer ordinal,
            @Nullable Integer count,
            @Nullable LocalDate until) {}
}
