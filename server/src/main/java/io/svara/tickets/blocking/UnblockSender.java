package io.svara.tickets.blocking;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.BlockedSenderId;
import io.svara.tickets.store.BlockedSenderRows;

@UseCase(permission = Permission.DELETE_TICKETS)
class UnblockSender {

    private final BlockedSenderRows rows;
    private final Log log;

    UnblockSender(BlockedSenderRows rows, Log log) {
        this.rows = rows;
        this.log = log;
    }

    void unblock(BlockedSenderId id) {
        if (!rows.remove(id)) {
            throw Problem.notFound("blocked-sender");
        }
        log.append(Change.of("sender.unblocked", "blocked-sender", id));
    }
}
