package io.svara.people.labels;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.organization.Labels;
import io.svara.people.GroupId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds a label. It cannot be renamed later: that would give old statistics another meaning. */
@UseCase(permission = Permission.LABELS)
class CreateLabel {

    /**
     * @param services of {@code tickets}, {@code chat}, {@code calls}; absent means tickets
     * @param groupIds whose agents alone may choose it; absent or empty: everybody
     */
    record Request(
            String name,
            @Nullable String colour,
            @Nullable List<String> services,
            @Nullable List<GroupId> groupIds) {}

    private final Labels labels;
    private final LabelGroups groups;
    private final LabelReader reader;
    private final Log log;

    CreateLabel(Labels labels, LabelGroups groups, LabelReader reader, Log log) {
        this.labels = labels;
        this.groups = groups;
        this.reader = reader;
        this.log = log;
    }

    Labels.Label create(Request request) {
        var services = request.services() == null ? List.of("tickets") : request.services();
        var colour = request.colour() == null ? "grey" : request.colour();
        var checks = new Checks().text(request.name(), "name", 100);
        reader.check(colour, services, checks);
        var bound = reader.groups(request.groupIds(), Set.of(), checks);
        checks.done();
        var label = labels.add(request.name().strip(), colour, List.copyOf(services))
                .orElseThrow(() ->
                        Problem.of(Problem.Kind.CONFLICT, "label-exists", "There is a label of this name already."));
        groups.set(label.id(), bound);
        log.append(Change.of("label.created", "label", label.id()).with("groups", bound));
        return label;
    }
}
