package io.svara.tickets.types;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.TypeId;
import io.svara.tickets.store.TypeRows;
import org.jspecify.annotations.Nullable;

/** Takes a type from what can be chosen. It stays on its tickets; a new one may have its name. */
@UseCase(permission = Permission.MAILBOXES)
class RemoveType {

    private final TypeRows types;
    private final Log log;

    RemoveType(TypeRows types, Log log) {
        this.types = types;
        this.log = log;
    }

    /** @param ifVersion null: whatever it is by now */
    void remove(TypeId id, @Nullable Long ifVersion) {
        var type = LivingTypes.get(types, id);
        if (ifVersion != null && ifVersion != type.version()) {
            throw Problem.stale(type.version());
        }
        types.remove(id);
        log.append(Change.of("type.removed", "type", id));
    }
}
