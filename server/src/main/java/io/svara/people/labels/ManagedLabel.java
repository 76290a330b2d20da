package io.svara.people.labels;

import io.svara.organization.LabelId;
import io.svara.organization.Labels.Versioned;
import java.util.List;

/** A label as those who manage it see it. {@code groups}: whose agents alone may choose it; none: everybody. */
record ManagedLabel(
        LabelId id, String name, String colour, List<String> services, List<LabelGroups.Bound> groups, long version) {

    static ManagedLabel of(Versioned label, List<LabelGroups.Bound> groups) {
        var shown = label.label();
        return new ManagedLabel(shown.id(), shown.name(), shown.colour(), shown.services(), groups, label.version());
    }
}
