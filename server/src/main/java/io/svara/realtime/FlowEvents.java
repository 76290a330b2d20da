package io.svara.realtime;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.log.LogEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may change a flow hears at once when somebody else does. */
@Component
class FlowEvents implements EventVisibility {

    private static final Map<String, Permission> BY_KIND = Map.of("mail", Permission.MAIL_FLOW);

    @Override
    public String subjectKind() {
        return "flow";
    }

    @Override
    public Map<Actor.Agent, List<LogEntry>> visible(Collection<Actor.Agent> agents, List<LogEntry> entries) {
        return agents.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        agent -> entries.stream()
                                .filter(entry -> may(agent, entry))
                                .toList()));
    }

    private static boolean may(Actor.Agent agent, LogEntry entry) {
        return entry.facts().word("kind").map(BY_KIND::get).filter(agent::may).isPresent();
    }
}
