package io.svara.tickets.status;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.StatusRows.StatusDetails;

/** The organisation's statuses, in the order in which they are offered. A few dozen at most: always one page. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListStatuses {

    private final StatusRows statuses;

    ListStatuses(StatusRows statuses) {
        this.statuses = statuses;
    }

    Page<StatusDetails> list() {
        return new Page<>(statuses.details(), null);
    }
}
