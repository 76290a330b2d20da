package io.svara.tickets.fields;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.FieldId;
import io.svara.tickets.store.FieldRows;
import org.jspecify.annotations.Nullable;

/** Lets a field be filled in no longer. What tickets have in it stays, by its name; a new one may have that. */
@UseCase(permission = Permission.MAILBOXES)
class RemoveField {

    private final FieldRows fields;
    private final Log log;

    RemoveField(FieldRows fields, Log log) {
        this.fields = fields;
        this.log = log;
    }

    /** @param ifVersion null: whatever it is by now */
    void remove(FieldId id, @Nullable Long ifVersion) {
        var field = FieldReader.get(fields.lockLiving(), id);
        if (ifVersion != null && ifVersion != field.version()) {
            throw Problem.stale(field.version());
        }
        fields.remove(id);
        log.append(Change.of("field.removed", "field", id));
    }
}
