package io.svara.tickets.types;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.tickets.store.TypeRows;
import io.svara.tickets.store.TypeRows.TicketType;
import org.jspecify.annotations.Nullable;

/** Adds a type, as the last one. */
@UseCase(permission = Permission.MAILBOXES)
class CreateType {

    /** More than anybody chooses from. */
    private static final int MOST = 200;

    private final TypeRows types;
    private final Log log;

    CreateType(TypeRows types, Log log) {
        this.types = types;
        this.log = log;
    }

    TicketType create(@Nullable String name) {
        var checks = new Checks().text(name, "name", 100);
        checks.done();
        var position = types.lockLiving().size();
        checks.that(position < MOST, "name", "too-many", "There can be at most " + MOST + " types.")
                .done();
        var type = types.add(String.valueOf(name).strip(), position).orElseThrow(LivingTypes::taken);
        log.append(Change.of("type.created", "type", type.id()));
        return type;
    }
}
