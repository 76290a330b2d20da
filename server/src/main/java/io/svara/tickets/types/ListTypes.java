package io.svara.tickets.types;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.tickets.store.TypeRows;
import io.svara.tickets.store.TypeRows.TicketType;

/** The types, in the order in which they are offered. A few dozen at most: always one page. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListTypes {

    private final TypeRows types;

    ListTypes(TypeRows types) {
        this.types = types;
    }

    Page<TicketType> list() {
        return new Page<>(types.all(), null);
    }
}
