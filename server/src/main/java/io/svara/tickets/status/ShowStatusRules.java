package io.svara.tickets.status;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.tickets.store.StatusRows;

/** Which status a ticket gets by itself. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class ShowStatusRules {

    private final StatusRows statuses;

    ShowStatusRules(StatusRows statuses) {
        this.statuses = statuses;
    }

    StatusRules show() {
        return StatusRules.of(statuses);
    }
}
