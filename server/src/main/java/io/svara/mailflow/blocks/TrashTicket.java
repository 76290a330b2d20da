package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import java.util.List;
import java.util.Map;

/** Puts the ticket into the trash, as spam. It is not answered then. */
final class TrashTicket implements Action<Mail, TrashTicket.Settings> {

    record Settings() {}

    @Override
    public String type() {
        return "trash-ticket";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public Map<String, Object> example() {
        return Map.of();
    }

    @Override
    public Settings read(Given given) {
        return new Settings();
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().trash()).silenced();
    }
}
