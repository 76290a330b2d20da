package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import java.util.List;
import java.util.Map;

/** Lets the mail be answered by nobody but an agent. */
final class DisableAutoReply implements Action<Mail, DisableAutoReply.Settings> {

    record Settings() {}

    @Override
    public String type() {
        return "disable-auto-reply";
    }

    @Override
    public String group() {
        return "mail";
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
        return mail.silenced();
    }
}
