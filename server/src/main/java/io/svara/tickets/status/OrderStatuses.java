package io.svara.tickets.status;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Checks;
import io.svara.tickets.StatusId;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.StatusRows.StatusDetails;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in which order statuses are offered. */
@UseCase(permission = Permission.MAILBOXES)
class OrderStatuses {

    private final StatusRows statuses;
    private final Log log;

    OrderStatuses(StatusRows statuses, Log log) {
        this.statuses = statuses;
        this.log = log;
    }

    /** @param ids each that is there, once: a list that somebody else has meanwhile added to is refused */
    Page<StatusDetails> order(@Nullable List<StatusId> ids) {
        var present = statuses.lockLiving().stream().map(StatusDetails::id).toList();
        new Checks().order(ids, present, "ids").done();
        var wanted = Objects.requireNonNull(ids);
        if (!wanted.equals(present)) {
            statuses.order(wanted);
            log.append(Change.of("status.ordered", "status", wanted.getFirst()));
        }
        return new Page<>(statuses.details(), null);
    }
}
