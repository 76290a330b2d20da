package io.svara.tickets.types;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Checks;
import io.svara.tickets.TypeId;
import io.svara.tickets.store.TypeRows;
import io.svara.tickets.store.TypeRows.TicketType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in which order types are offered. */
@UseCase(permission = Permission.MAILBOXES)
class OrderTypes {

    private final TypeRows types;
    private final Log log;

    OrderTypes(TypeRows types, Log log) {
        this.types = types;
        this.log = log;
    }

    /** @param ids each that can be chosen, once: a list that somebody else has meanwhile added to is refused */
    Page<TicketType> order(@Nullable List<TypeId> ids) {
        var present = types.lockLiving().stream().map(TicketType::id).toList();
        new Checks().order(ids, present, "ids").done();
        var wanted = Objects.requireNonNull(ids);
        if (!wanted.equals(present)) {
            types.order(wanted);
            log.append(Change.of("type.ordered", "type", wanted.getFirst()));
        }
        return new Page<>(types.all(), null);
    }
}
