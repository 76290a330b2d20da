package io.svara.organization.schedules;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The hours of each day of the week. A day that is not named is closed; those of one day are in order and do not overlap. */
public record WeekHours(Map<DayOfWeek, List<Interval>> days) {

    public WeekHours {
        var all = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            all.put(day, inOrder(days.getOrDefault(day, List.of())));
        }
        days = Map.copyOf(all);
    }

    public List<Interval> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    static List<Interval> inOrder(List<Interval> intervals) {
        for (var at = 1; at < intervals.size(); at++) {
            if (intervals.get(at).fromMinute() < intervals.get(at - 1).toMinute()) {
                throw new IllegalArgumentException("hours of a day that overlap or are out of order: " + intervals);
            }
        }
        return List.copyOf(intervals);
    }
}
