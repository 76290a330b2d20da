package io.svara.tickets.types;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.TypeId;
import io.svara.tickets.store.TypeRows;
import io.svara.tickets.store.TypeRows.TicketType;
import org.jspecify.annotations.Nullable;

/** Calls a type something else, on all of its tickets. */
@UseCase(permission = Permission.MAILBOXES)
class RenameType {

    private final TypeRows types;
    private final Log log;

    RenameType(TypeRows types, Log log) {
        this.types = types;
        this.log = log;
    }

    /** @param ifVersion refused when the type has changed since this version; null: whatever it is by now */
    TicketType rename(TypeId id, @Nullable String name, @Nullable Long ifVersion) {
        var type = LivingTypes.get(types, id);
        new Checks().text(name, "name", 100).done();
        if (ifVersion != null && ifVersion != type.version()) {
            throw Problem.stale(type.version());
        }
        var wanted = String.valueOf(name).strip();
        if (wanted.equals(type.name())) {
            return type;
        }
        if (types.isNameTaken(wanted, id)) {
            throw LivingTypes.taken();
        }
        log.append(Change.of("type.renamed", "type", id));
        return types.rename(id, wanted);
    }
}
