package io.svara.organization.schedules;

/**
 * Part of a day by the wall clock, in minutes from midnight: from the first one up to, and without, the last one.
 *
 * @param toMinute at most 1440, which is 24:00
 */
public record Interval(int fromMinute, int toMinute) {

    public static final int DAY_MINUTES = 24 * 60;

    public Interval {
        if (fromMinute < 0 || fromMinute >= toMinute || toMinute > DAY_MINUTES) {
            throw new IllegalArgumentException("no part of a day: " + fromMinute + " to " + toMinute);
        }
    }

    boolean holds(int minute) {
        return fromMinute <= minute && minute < toMinute;
    }
}
