package io.svara.tickets.status;

import io.svara.kernel.problem.Problem;
import io.svara.tickets.StatusId;
import io.svara.tickets.store.Status;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.StatusRows.Moment;
import java.util.Arrays;

/** A status that comes by itself stays as long as it does. */
record StatusUse(StatusRows statuses) {

    void checkUnused(StatusId id) {
        var comes = Arrays.stream(Moment.values())
                .anyMatch(moment ->
                        statuses.at(moment).map(Status::id).filter(id::equals).isPresent());
        if (comes) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "status-comes-by-itself",
                    "Tickets get this status by themselves. Choose another one for that first.");
        }
    }
}
