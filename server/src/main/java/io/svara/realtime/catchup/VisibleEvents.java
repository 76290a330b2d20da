package io.svara.realtime.catchup;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.svara.kernel.access.Actor;
import io.svara.kernel.log.LogEntry;
import io.svara.realtime.EventVisibility;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Narrows log entries to what agents may see; what nobody speaks for is seen by nobody. */
@Component
class VisibleEvents {

    private final Map<String, EventVisibility> bySubjectKind;

    @Autowired
    VisibleEvents(ObjectProvider<EventVisibility> visibilities) {
        this(visibilities.orderedStream().toList());
    }

    VisibleEvents(List<EventVisibility> visibilities) {
        this.bySubjectKind = visibilities.stream().collect(toUnmodifiableMap(EventVisibility::subjectKind, identity()));
    }

    /** @param agents of one organisation, whose entries these are */
    Map<Actor.Agent, List<LogEntry>> to(Collection<Actor.Agent> agents, List<LogEntry> entries) {
        var visible = new HashMap<Actor.Agent, Set<Long>>();
        agents.forEach(agent -> visible.put(agent, new HashSet<>()));
        entries.stream().collect(groupingBy(LogEntry::subjectKind)).forEach((kind, ofKind) -> {
            var visibility = bySubjectKind.get(kind);
            if (visibility != null) {
                visibility
                        .visible(agents, ofKind)
                        .forEach((agent, seen) -> seen.forEach(
                                entry -> visible.getOrDefault(agent, Set.of()).add(entry.id())));
            }
        });
        return agents.stream()
                .distinct()
                .collect(toMap(
                        identity(),
                        agent -> entries.stream()
                                .filter(entry ->
                                        visible.getOrDefault(agent, Set.of()).contains(entry.id()))
                                .toList()));
    }
}
