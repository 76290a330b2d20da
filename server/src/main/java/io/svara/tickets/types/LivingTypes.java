package io.svara.tickets.types;

import io.svara.kernel.problem.Problem;
import io.svara.tickets.TypeId;
import io.svara.tickets.store.TypeRows;
import io.svara.tickets.store.TypeRows.TicketType;

/** What changing types has in common. */
final class LivingTypes {

    private LivingTypes() {}

    /** One that can be chosen, locked together with all others. */
    static TicketType get(TypeRows types, TypeId id) {
        return types.lockLiving().stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("type"));
    }

    static Problem taken() {
        return Problem.of(Problem.Kind.CONFLICT, "type-exists", "There is a type of this name already.");
    }
}
