package io.svara.realtime.catchup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.svara.kernel.access.Actor;
import io.svara.kernel.log.LogCatchUp;
import io.svara.kernel.log.LogEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code GET /api/events} answers, for many screens at once. Screens that stand at the same place and see the same
 * share the reading and the writing of it: two hundred desks cost little more than one.
 */
@Component
public class SharedCatchUp {

    private final LogCatchUp log;
    private final VisibleEvents visible;
    private final JsonMapper json;

    SharedCatchUp(LogCatchUp log, VisibleEvents visible, JsonMapper json) {
        this.log = log;
        this.visible = visible;
        this.json = json;
    }

    /** @param cursor null: from now on */
    public record Screen(Actor.Agent agent, @Nullable String cursor) {}

    /**
     * @param cursor where to go on
     * @param tells whether there is anything for the screen in it, besides the cursor
     * @param more there is another page already
     * @param json the whole answer
     */
    public record Page(String cursor, boolean tells, boolean more, String json) {}

    /**
     * Called in the scope of their organisation.
     *
     * @throws io.svara.kernel.problem.Problem a cursor that is none
     */
    @Transactional(readOnly = true)
    public Map<Screen, Page> since(Set<Screen> screens) {
        var pages = new HashMap<Screen, Page>();
        agentsByCursor(screens).forEach((place, agents) -> {
            var answer = log.since(place.cursor());
            var written = new HashMap<List<LogEntry>, Page>();
            visible.to(agents, answer.entries())
                    .forEach((agent, entries) -> pages.put(
                            new Screen(agent, place.cursor()),
                            written.computeIfAbsent(entries, seen -> page(answer, seen))));
        });
        return pages;
    }

    /** A place in the log, or its end. */
    private record Place(@Nullable String cursor) {}

    private static Map<Place, List<Actor.Agent>> agentsByCursor(Collection<Screen> screens) {
        return screens.stream()
                .collect(groupingBy(screen -> new Place(screen.cursor()), mapping(Screen::agent, toList())));
    }

    private Page page(LogCatchUp.Answer answer, List<LogEntry> seen) {
        var events = Events.of(answer, seen);
        var tells = !seen.isEmpty() || answer.reset();
        return new Page(answer.cursor(), tells, answer.more(), json.writeValueAsString(events));
    }
}
