package io.svara.realtime.catchup;

import io.svara.kernel.access.Actor;
import io.svara.kernel.log.LogEntry;
import io.svara.realtime.EventVisibility;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Narrows log entries to what an agent may see; what nobody speaks for is seen by nobody. */
@Component
class VisibleEvents {

    private final Map<String, EventVisibility> bySubjectKind;

    @Autowired
    VisibleEvents(ObjectProvider<EventVisibility> visibilities) {
        this(visibilities.orderedStream().toList());
    }

    VisibleEvents(List<EventVisibility> visibilities) {
        this.bySubjectKind = visibilities.stream()
                .collect(Collectors.toUnmodifiableMap(EventVisibility::subjectKind, Function.identity()));
    }

    List<LogEntry> to(Actor.Agent agent, List<LogEntry> entries) {
        var visible = new HashSet<Long>();
        entries.stream()
                .collect(Collectors.groupingBy(LogEntry::subjectKind))
                .forEach((kind, ofKind) -> visible.addAll(visible(agent, kind, ofKind)));
        return entries.stream().filter(entry -> visible.contains(entry.id())).toList();
    }

    private Set<Long> visible(Actor.Agent agent, String kind, List<LogEntry> entries) {
        var visibility = bySubjectKind.get(kind);
        return visibility == null
                ? Set.of()
                : visibility.visible(agent, entries).stream().map(LogEntry::id).collect(Collectors.toSet());
    }
}
