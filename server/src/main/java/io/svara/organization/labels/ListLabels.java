package io.svara.organization.labels;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.organization.Labels;

@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListLabels {

    private final Labels labels;

    ListLabels(Labels labels) {
        this.labels = labels;
    }

    Page<Labels.Label> list() {
        return new Page<>(labels.active(), null);
    }
}
