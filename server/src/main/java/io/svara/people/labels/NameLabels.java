package io.svara.people.labels;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.organization.LabelId;
import io.svara.organization.Labels;

/** What every label is or was called: a removed one stays in history (ORG-9), and so does another group's. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class NameLabels {

    private final Labels labels;

    NameLabels(Labels labels) {
        this.labels = labels;
    }

    record NamedLabel(LabelId id, String name) {}

    Page<NamedLabel> all() {
        return new Page<>(
                labels.ever().stream()
                        .map(label -> new NamedLabel(label.id(), label.name()))
                        .toList(),
                null);
    }
}
