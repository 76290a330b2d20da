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
import java.util.HashSet;
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
    Page<TicketType> order(@Nullable List<@Nullable TypeId> ids) {
        var present = types.lockLiving().stream().map(TicketType::id).toList();
        List<TypeId> wanted = ids == null
                ? List.of()
                : ids.stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
        new Checks()
                .that(
                        wanted.size() == present.size() && new HashSet<>(wanted).equals(new HashSet<>(present)),
                        "ids",
                        "not-all",
                        "Name each type once. Read the list again: somebody may have changed it.")
                .done();
        if (!wanted.equals(present)) {
            types.order(wanted);
            log.append(Change.of("type.ordered", "type", wanted.getFirst()));
        }
        return new Page<>(types.all(), null);
    }
}
