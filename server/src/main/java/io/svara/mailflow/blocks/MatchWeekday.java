package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** On which day of the week the mail came, by the clock of its mailbox. */
final class MatchWeekday implements Condition<Mail, MatchWeekday.Settings> {

    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final Field WEEKDAYS = Field.choice("weekdays", "weekdays", DAYS);

    record Settings(Set<DayOfWeek> days) {}

    @Override
    public String type() {
        return "match-weekday";
    }

    @Override
    public String group() {
        return "time";
    }

    @Override
    public List<Field> fields() {
        return List.of(WEEKDAYS);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("weekdays", List.of("saturday", "sunday"));
    }

    @Override
    public Settings read(Given given) {
        return new Settings(given.words(WEEKDAYS).stream()
                .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet()));
    }

    @Override
    public Predicate<Mail> test(Settings settings) {
        return mail -> settings.days().contains(mail.at().getDayOfWeek());
    }
}
