package io.svara.organization.schedules.edit;

import io.svara.organization.schedules.Interval;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Part of a day as the API says it.
 *
 * @param from {@code HH:mm}
 * @param to {@code HH:mm}, up to {@code 24:00}
 */
record IntervalText(String from, String to) {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");

    static List<IntervalText> of(List<Interval> hours) {
        return hours.stream()
                .map(hour -> new IntervalText(text(hour.fromMinute()), text(hour.toMinute())))
                .toList();
    }

    /** Minutes from midnight; empty when it is no time of a day. */
    static Optional<Integer> minutes(@Nullable String time) {
        if (time == null || !TIME.matcher(time).matches()) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3)));
    }

    private static String text(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
