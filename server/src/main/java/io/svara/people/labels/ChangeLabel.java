package io.svara.people.labels;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.organization.LabelId;
import io.svara.organization.Labels;
import io.svara.organization.Labels.Versioned;
import io.svara.people.GroupId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes a label's colour, services and groups. Its name stays. */
@UseCase(permission = Permission.LABELS)
class ChangeLabel {

    /**
     * What is absent stays.
     *
     * @param name refused where it is another
     * @param ifVersion refused when the label has changed since this version
     */
    record Request(
            @Nullable String name,
            @Nullable String colour,
            @Nullable List<String> services,
            @Nullable List<GroupId> groupIds,
            @Nullable Long ifVersion) {}

    private final Labels labels;
    private final LabelGroups groups;
    private final LabelReader reader;
    private final Log log;

    ChangeLabel(Labels labels, LabelGroups groups, LabelReader reader, Log log) {
        this.labels = labels;
        this.groups = groups;
        this.reader = reader;
        this.log = log;
    }

    ManagedLabel change(LabelId id, Request request) {
        var before = labels.lock(id).orElseThrow(() -> Problem.notFound("label"));
        var shown = before.label();
        var bound = groups.of(id);
        var colour = request.colour() == null ? shown.colour() : request.colour();
        var services = request.services() == null ? shown.services() : request.services();
        var checks = new Checks()
                .that(
                        request.name() == null || request.name().equals(shown.name()),
                        "name",
                        "label-keeps-name",
                        "A label cannot be renamed: that would give old statistics another meaning."
                                + " Create a new one and remove the old.");
        reader.check(colour, services, checks);
        var wanted = reader.groups(request.groupIds(), bound, checks);
        checks.done();
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        var changed = Change.of("label.changed", "label", id)
                .with("colour", !colour.equals(shown.colour()))
                .with("services", !Set.copyOf(services).equals(Set.copyOf(shown.services())))
                .with("groups", !wanted.equals(bound));
        return view(changes(changed) ? write(id, colour, services, wanted, changed) : before);
    }

    private static boolean changes(Change change) {
        return List.of("colour", "services", "groups").stream().anyMatch(change.facts()::flag);
    }

    private Versioned write(LabelId id, String colour, List<String> services, Set<GroupId> wanted, Change changed) {
        groups.set(id, wanted);
        log.append(changed);
        return labels.change(id, colour, services);
    }

    private ManagedLabel view(Versioned label) {
        return ManagedLabel.of(label, groups.all().getOrDefault(label.label().id(), List.of()));
    }
}
