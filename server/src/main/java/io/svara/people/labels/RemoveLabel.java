package io.svara.people.labels;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.organization.LabelId;
import io.svara.organization.Labels;
import org.jspecify.annotations.Nullable;

/** Takes a label from what can be chosen and filtered on. It stays on its tickets; a new one may have its name. */
@UseCase(permission = Permission.LABELS)
class RemoveLabel {

    private final Labels labels;
    private final Log log;

    RemoveLabel(Labels labels, Log log) {
        this.labels = labels;
        this.log = log;
    }

    /** @param ifVersion null: whatever it is by now */
    void remove(LabelId id, @Nullable Long ifVersion) {
        var label = labels.lock(id).orElseThrow(() -> Problem.notFound("label"));
        if (ifVersion != null && ifVersion != label.version()) {
            throw Problem.stale(label.version());
        }
        labels.remove(id);
        log.append(Change.of("label.removed", "label", id));
    }
}
