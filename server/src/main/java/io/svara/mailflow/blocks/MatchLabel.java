package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.organization.LabelId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether the ticket has one of these labels by now. */
final class MatchLabel implements Condition<Mail, MatchLabel.Settings> {

    private static final Field LABELS = Field.some("labelIds", "labels");

    record Settings(Set<LabelId> labels) {}

    @Override
    public String type() {
        return "match-label";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of(LABELS);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("labelIds", List.of("7"));
    }

    @Override
    public Settings read(Given given) {
        return new Settings(
                given.ids(LABELS, "label").stream().map(LabelId::new).collect(Collectors.toSet()));
    }

    @Override
    public Predicate<Mail> test(Settings settings) {
        return mail -> mail.labels().stream().anyMatch(settings.labels()::contains);
    }
}
