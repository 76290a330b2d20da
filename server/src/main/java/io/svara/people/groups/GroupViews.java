package io.svara.people.groups;

import io.svara.people.GroupId;
import io.svara.people.GroupUse;
import io.svara.people.GroupUse.Use;
import io.svara.people.Groups.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Groups with what all modules have bound to them. */
@Component
class GroupViews {

    private final ObjectProvider<GroupUse> uses;

    GroupViews(ObjectProvider<GroupUse> uses) {
        this.uses = uses;
    }

    GroupView of(Group group) {
        return of(List.of(group)).getFirst();
    }

    List<GroupView> of(List<Group> groups) {
        var gives = gives(groups.stream().map(Group::id).toList());
        return groups.stream()
                .map(group -> new GroupView(
                        group.id(),
                        group.name(),
                        group.members(),
                        gives.getOrDefault(group.id(), List.of()),
                        group.version()))
                .toList();
    }

    private Map<GroupId, List<Use>> gives(Collection<GroupId> groups) {
        var gives = new HashMap<GroupId, List<Use>>();
        uses.orderedStream()
                .forEach(use -> use.of(groups)
                        .forEach((group, bound) -> gives.computeIfAbsent(group, _ -> new ArrayList<>())
                                .addAll(bound)));
        return gives;
    }
}
