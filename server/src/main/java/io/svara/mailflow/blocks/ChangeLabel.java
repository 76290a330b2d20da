package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.organization.LabelId;
import io.svara.tickets.TicketChanges;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Gives the ticket a label, or takes one from it.
 *
 * @param change which of the two
 */
record ChangeLabel(String type, BiFunction<TicketChanges, LabelId, TicketChanges> change)
        implements Action<Mail, LabelId> {

    private static final Field LABEL = Field.one("labelId", "label");

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
    public LabelId read(Given given) {
        return new LabelId(given.id(LABEL));
    }

    @Override
    public Mail after(Mail mail, LabelId label) {
        return mail.with(change.apply(mail.changes(), label));
    }
}
