package io.svara.people.labels;

import io.svara.kernel.problem.Checks;
import io.svara.organization.Labels;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What making and changing a label check alike. */
@Component
class LabelReader {

    private final Groups groups;

    LabelReader(Groups groups) {
        this.groups = groups;
    }

    void check(String colour, Collection<String> services, Checks checks) {
        checks.that(
                        !services.isEmpty() && Labels.SERVICES.containsAll(services),
                        "services",
                        "unknown-service",
                        "Choose among tickets, chat and calls.")
                .that(
                        colour.matches("[a-z]{1,20}|#[0-9a-fA-F]{6}"),
                        "colour",
                        "invalid",
                        "Use a colour's name or #rrggbb.");
    }

    /**
     * Locks the groups, so that they are there when this is written.
     *
     * @param bound what it is bound to already: a removed group may stay
     */
    Set<GroupId> groups(@Nullable List<GroupId> wanted, Set<GroupId> bound, Checks checks) {
        if (wanted == null) {
            return bound;
        }
        var hasAll = wanted.stream().allMatch(Objects::nonNull);
        var ids = hasAll ? Set.copyOf(wanted) : Set.<GroupId>of();
        var added = new java.util.HashSet<>(ids);
        added.removeAll(bound);
        checks.that(
                hasAll && groups.areThere(added),
                "groupIds",
                "unknown-group",
                "Choose among the groups (GET /api/groups).");
        return ids;
    }
}
