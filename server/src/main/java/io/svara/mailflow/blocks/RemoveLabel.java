package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.organization.LabelId;
import java.util.List;
import java.util.Map;

/** Takes a label from the ticket. */
final class RemoveLabel implements Action<Mail, RemoveLabel.Settings> {

    private static final Field LABEL = Field.one("labelId", "label");

    record Settings(LabelId label) {}

    @Override
    public String type() {
        return "remove-label";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of(LABEL);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("labelId", "7");
    }

    @Override
    public Settings read(Given given) {
        return new Settings(new LabelId(given.id(LABEL)));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().remove(settings.label()));
    }
}
