package io.svara.realtime;

import io.svara.kernel.access.Actor;
import io.svara.kernel.log.LogEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every screen hears that the list of labels has changed; which of them its agent may choose, it then asks. */
@Component
class LabelEvents implements EventVisibility {

    @Override
    public String subjectKind() {
        return "label";
    }

    @Override
    public Map<Actor.Agent, List<LogEntry>> visible(Collection<Actor.Agent> agents, List<LogEntry> entries) {
        return agents.stream().distinct().collect(Collectors.toMap(Function.identity(), _ -> entries));
    }
}
