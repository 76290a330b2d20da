package io.svara.realtime;

import io.svara.kernel.access.Actor;
import io.svara.kernel.log.LogEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every screen hears that a list to choose from has changed; what of it its agent may choose, it then asks. */
@Configuration(proxyBeanMethods = false)
class ListEvents {

    @Bean
    EventVisibility labelEvents() {
        return new ToEverybody("label");
    }

    @Bean
    EventVisibility statusEvents() {
        return new ToEverybody("status");
    }

    @Bean
    EventVisibility typeEvents() {
        return new ToEverybody("type");
    }

    @Bean
    EventVisibility fieldEvents() {
        return new ToEverybody("field");
    }

    private record ToEverybody(String subjectKind) implements EventVisibility {

        @Override
        public Map<Actor.Agent, List<LogEntry>> visible(Collection<Actor.Agent> agents, List<LogEntry> entries) {
            return agents.stream().distinct().collect(Collectors.toMap(Function.identity(), _ -> entries));
        }
    }
}
