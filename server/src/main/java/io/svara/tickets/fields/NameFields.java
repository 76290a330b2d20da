package io.svara.tickets.fields;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.tickets.store.FieldRows;
import io.svara.tickets.store.FieldRows.TicketField;

/** All fields, removed ones too: what stands in them stays on its tickets, and in history. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class NameFields {

    private final FieldRows fields;

    NameFields(FieldRows fields) {
        this.fields = fields;
    }

    Page<TicketField> all() {
        return new Page<>(fields.ever(), null);
    }
}
