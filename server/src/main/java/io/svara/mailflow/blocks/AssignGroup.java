package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.people.GroupId;
import java.util.List;
import java.util.Map;

/** Gives the ticket to a group. An agent who has it keeps it. */
final class AssignGroup implements Action<Mail, AssignGroup.Settings> {

    private static final Field GROUP = Field.one("groupId", "group");

    record Settings(GroupId group) {}

    @Override
    public String type() {
        return "assign-group";
    }

    @Override
    public String group() {
        return "people";
    }

    @Override
    public List<Field> fields() {
        return List.of(GROUP);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("groupId", "7");
    }

    @Override
    public Settings read(Given given) {
        return new Settings(new GroupId(given.id(GROUP)));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().group(settings.group()));
    }
}
