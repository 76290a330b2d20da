package io.svara.tickets.fields;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.tickets.store.FieldRows;
import io.svara.tickets.store.FieldRows.TicketField;

/** The fields that can be filled in, in their order. A few dozen at most: always one page. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListFields {

    private final FieldRows fields;

    ListFields(FieldRows fields) {
        this.fields = fields;
    }

    Page<TicketField> list() {
        return new Page<>(fields.all(), null);
    }
}
