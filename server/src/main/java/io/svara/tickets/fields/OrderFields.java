package io.svara.tickets.fields;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Checks;
import io.svara.tickets.FieldId;
import io.svara.tickets.store.FieldRows;
import io.svara.tickets.store.FieldRows.TicketField;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in which order fields stand at a ticket. */
@UseCase(permission = Permission.MAILBOXES)
class OrderFields {

    private final FieldRows fields;
    private final Log log;

    OrderFields(FieldRows fields, Log log) {
        this.fields = fields;
        this.log = log;
    }

    /** @param ids each that is there, once: a list that somebody else has meanwhile added to is refused */
    Page<TicketField> order(@Nullable List<FieldId> ids) {
        var present = fields.lockLiving().stream().map(TicketField::id).toList();
        new Checks().order(ids, present, "ids").done();
        var wanted = Objects.requireNonNull(ids);
        if (!wanted.equals(present)) {
            fields.order(wanted);
            log.append(Change.of("field.ordered", "field", wanted.getFirst()));
        }
        return new Page<>(fields.all(), null);
    }
}
