package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import java.util.List;
import java.util.Map;

/** Writes a private note in the ticket. */
final class AddNote implements Action<Mail, AddNote.Settings> {

    private static final Field TEXT = Field.text("text", "long-text", 10_000);

    record Settings(String text) {}

    @Override
    public String type() {
        return "add-note";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of(TEXT);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("text", "Came by the shop's form. Look up the order first.");
    }

    @Override
    public Settings read(Given given) {
        return new Settings(given.text(TEXT));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().note(settings.text()));
    }
}
