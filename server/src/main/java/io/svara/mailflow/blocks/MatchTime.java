package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** At what time of the day the mail came, by the clock of its mailbox. One that ends before it begins goes over midnight. */
final class MatchTime implements Condition<Mail, MatchTime.Settings> {

    private static final Field TIMES = new Field("times", "times", true, null, Given.MOST_ENTRIES);
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-4]):([0-5][0-9])");
    private static final int DAY = 24 * 60;

    /** Minutes of the day: the first is in it, the last is not. */
    record Span(int from, int to) {

        boolean holds(int minute) {
            return from < to ? from <= minute && minute < to : minute >= from || minute < to;
        }
    }

    record Settings(List<Span> spans) {}

    @Override
    public String type() {
        return "match-time";
    }

    @Override
    public String group() {
        return "time";
    }

    @Override
    public List<Field> fields() {
        return List.of(TIMES);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("times", List.of(Map.of("from", "08:00", "to", "10:00")));
    }

    @Override
    public Settings read(Given given) {
        var spans = new ArrayList<Span>();
        for (var span : given.objects(TIMES.name())) {
            var from = minute(span.get("from"));
            var to = minute(span.get("to"));
            if (from == null || to == null || from == DAY) {
                given.problem(TIMES.name(), "invalid-time", "Give both times as HH:mm, from 00:00 to 24:00.");
            } else if (from.equals(to)) {
                given.problem(TIMES.name(), "no-time", "The times are the same, so that nothing lies between them.");
            } else {
                spans.add(new Span(from, to));
            }
        }
        return new Settings(spans);
    }

    @Override
    public Predicate<Mail> test(Settings settings) {
        return mail -> {
            var minute = mail.at().getHour() * 60 + mail.at().getMinute();
            return settings.spans().stream().anyMatch(span -> span.holds(minute));
        };
    }

    private static @Nullable Integer minute(@Nullable Object time) {
        var found = TIME.matcher(time instanceof String text ? text : "");
        if (!found.matches()) {
            return null;
        }
        var minute = Integer.parseInt(found.group(1)) * 60 + Integer.parseInt(found.group(2));
        return minute <= DAY ? minute : null;
    }
}
