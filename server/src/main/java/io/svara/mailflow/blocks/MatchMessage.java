package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Whether the mail opened its ticket, or came to one that was there. */
final class MatchMessage implements Condition<Mail, MatchMessage.Settings> {

    private static final String FIRST = "first";
    private static final Field MESSAGE = Field.choice("message", "choice", List.of(FIRST, "reply"));

    record Settings(boolean first) {}

    @Override
    public String type() {
        return "match-message";
    }

    @Override
    public String group() {
        return "mail";
    }

    @Override
    public List<Field> fields() {
        return List.of(MESSAGE);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("message", FIRST);
    }

    @Override
    public Settings read(Given given) {
        return new Settings(given.word(MESSAGE).equals(FIRST));
    }

    @Override
    public Predicate<Mail> test(Settings settings) {
        return mail -> mail.first() == settings.first();
    }
}
