package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.tickets.Priority;
import java.util.List;
import java.util.Map;

/** Says how urgent the ticket is. */
final class SetPriority implements Action<Mail, SetPriority.Settings> {

    private static final Field PRIORITY = Field.choice("priority", "priority", MatchPriority.WORDS);

    record Settings(Priority priority) {}

    @Override
    public String type() {
        return "set-priority";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of(PRIORITY);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("priority", "high");
    }

    @Override
    public Settings read(Given given) {
        return new Settings(Priority.of(given.word(PRIORITY)));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().priority(settings.priority()));
    }
}
