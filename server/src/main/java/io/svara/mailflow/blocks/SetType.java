package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.tickets.TypeId;
import java.util.List;
import java.util.Map;

/** Says what the ticket is about: one of the organisation's types. */
final class SetType implements Action<Mail, SetType.Settings> {

    private static final Field TYPE = Field.one("typeId", "type");

    record Settings(TypeId type) {}

    @Override
    public String type() {
        return "set-type";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of(TYPE);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("typeId", "7");
    }

    @Override
    public Settings read(Given given) {
        return new Settings(new TypeId(given.id(TYPE)));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().type(settings.type()));
    }
}
