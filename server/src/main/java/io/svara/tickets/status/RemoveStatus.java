package io.svara.tickets.status;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.StatusId;
import io.svara.tickets.store.StatusRows;
import org.jspecify.annotations.Nullable;

/** Takes one of the organisation's own from what can be chosen. Tickets that have it keep it until they get another. */
@UseCase(permission = Permission.MAILBOXES)
class RemoveStatus {

    private final StatusRows statuses;
    private final Log log;

    RemoveStatus(StatusRows statuses, Log log) {
        this.statuses = statuses;
        this.log = log;
    }

    /** @param ifVersion null: whatever it is by now */
    void remove(StatusId id, @Nullable Long ifVersion) {
        var status = StatusReader.get(statuses.lockLiving(), id);
        if (status.system()) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "system-status",
                    "A system status cannot be removed. You may call it something else.");
        }
        if (ifVersion != null && ifVersion != status.version()) {
            throw Problem.stale(status.version());
        }
        new StatusUse(statuses).checkUnused(id);
        statuses.remove(id);
        log.append(Change.of("status.removed", "status", id));
    }
}
