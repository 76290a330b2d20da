package io.svara.people;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.organization.LabelId;
import io.svara.organization.Labels;
import io.svara.organization.Labels.Label;
import io.svara.people.labels.LabelGroups;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which labels the actor of the scope may choose (ORG-9): an agent not those of other groups, Svara itself all. */
@Component
public class LabelChoices {

    private final Labels labels;
    private final LabelGroups groups;

    LabelChoices(Labels labels, LabelGroups groups) {
        this.labels = labels;
        this.groups = groups;
    }

    /** By name. */
    public List<Label> active() {
        var closed = closed();
        return labels.active().stream()
                .filter(label -> !closed.contains(label.id()))
                .toList();
    }

    /** Of these ids, the ones that the actor may give a ticket. */
    public Set<LabelId> choosable(Collection<LabelId> ids) {
        var closed = closed();
        return labels.choosable(ids).stream()
                .filter(label -> !closed.contains(label))
                .collect(Collectors.toSet());
    }

    private Set<LabelId> closed() {
        return Scope.actor() instanceof Actor.Agent agent ? groups.closedTo(agent.agent()) : Set.of();
    }
}
