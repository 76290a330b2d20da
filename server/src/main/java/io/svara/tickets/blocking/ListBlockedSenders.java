package io.svara.tickets.blocking;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.tickets.store.BlockedSenderRows;
import io.svara.tickets.store.BlockedSenderRows.BlockedSender;

@UseCase(permission = Permission.DELETE_TICKETS, readOnly = true)
class ListBlockedSenders {

    private final BlockedSenderRows rows;

    ListBlockedSenders(BlockedSenderRows rows) {
        this.rows = rows;
    }

    Page<BlockedSender> list() {
        return new Page<>(rows.all(), null);
    }
}
