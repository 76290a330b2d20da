package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.flow.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Gives the ticket a status: a kind, or one of the organisation's own. */
final class SetTicketStatus implements Action<Mail, SetTicketStatus.Settings> {

    private static final Field STATUS = Field.one("status", "status");

    record Settings(String status) {}

    @Override
    public String type() {
        return "set-ticket-status";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of(STATUS);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("status", "pending");
    }

    @Override
    public Settings read(Given given) {
        var status = given.string(STATUS.name());
        if (status == null) {
            given.missing(STATUS.name());
        } else {
            given.refer(STATUS.name(), new Reference("status", status));
        }
        return new Settings(Objects.requireNonNullElse(status, ""));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().status(settings.status()));
    }
}
