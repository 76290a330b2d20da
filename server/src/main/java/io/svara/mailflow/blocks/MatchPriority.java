package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.tickets.Priority;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether the ticket has one of these priorities by now. */
final class MatchPriority implements Condition<Mail, MatchPriority.Settings> {

    static final List<String> WORDS =
            Arrays.stream(Priority.values()).map(Priority::word).toList();

    private static final Field PRIORITIES = Field.choice("priorities", "priorities", WORDS);

    record Settings(Set<Priority> priorities) {}

    @Override
    public String type() {
        return "match-priority";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of(PRIORITIES);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("priorities", List.of("high", "urgent"));
    }

    @Override
    public Settings read(Given given) {
        return new Settings(given.words(PRIORITIES).stream().map(Priority::of).collect(Collectors.toSet()));
    }

    @Override
    public Predicate<Mail> test(Settings settings) {
        return mail -> settings.priorities().contains(mail.priority());
    }
}
