package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import java.util.List;
import java.util.Map;

/** Gives the ticket another subject. The mail keeps its own. */
final class SetTicketSubject implements Action<Mail, SetTicketSubject.Settings> {

    private static final Field SUBJECT = Field.text("subject", "text", 1000);

    record Settings(String subject) {}

    @Override
    public String type() {
        return "set-ticket-subject";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of(SUBJECT);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("subject", "Order from the shop");
    }

    @Override
    public Settings read(Given given) {
        return new Settings(given.text(SUBJECT));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().subject(settings.subject()));
    }
}
