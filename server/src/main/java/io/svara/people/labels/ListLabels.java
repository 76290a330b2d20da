package io.svara.people.labels;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.organization.Labels;
import io.svara.people.LabelChoices;

/** The labels that the caller may choose: those of their groups, and those that are bound to none. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListLabels {

    private final LabelChoices choices;

    ListLabels(LabelChoices choices) {
        this.choices = choices;
    }

    Page<Labels.Label> list() {
        return new Page<>(choices.active(), null);
    }
}
