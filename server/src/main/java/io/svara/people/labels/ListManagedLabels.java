package io.svara.people.labels;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.organization.Labels;
import java.util.List;

/** All labels, also those that the caller may not choose. */
@UseCase(permission = Permission.LABELS, readOnly = true)
class ListManagedLabels {

    private final Labels labels;
    private final LabelGroups groups;

    ListManagedLabels(Labels labels, LabelGroups groups) {
        this.labels = labels;
        this.groups = groups;
    }

    Page<ManagedLabel> list() {
        var bound = groups.all();
        return new Page<>(
                labels.versioned().stream()
                        .map(label -> ManagedLabel.of(
                                label, bound.getOrDefault(label.label().id(), List.of())))
                        .toList(),
                null);
    }
}
