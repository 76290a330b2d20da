package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import java.util.List;
import java.util.Map;

/** Has labels suggested to whoever opens the ticket, by what tickets like it have. None of them is given to it. */
final class SuggestLabels implements Action<Mail, SuggestLabels.Settings> {

    /** {@code RunMailFlow} does it: it is no change of the ticket. */
    static final String TYPE = "suggest-labels";

    record Settings() {}

    @Override
    public String type() {
        return TYPE;
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
        return mail;
    }
}
