package io.svara.realtime.catchup;

import io.svara.kernel.log.LogCatchUp;
import io.svara.kernel.log.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has happened since the cursor before.
 *
 * @param cursor to ask with the next time
 * @param reset what the client shows may be wrong: it reads everything anew and goes on with this cursor
 * @param more there is another page already
 */
record Events(List<EventItem> items, String cursor, boolean reset, boolean more) {

    Events {
        items = List.copyOf(items);
    }

    static Events of(LogCatchUp.Answer answer, List<LogEntry> visible) {
        return new Events(visible.stream().map(EventItem::of).toList(), answer.cursor(), answer.reset(), answer.more());
    }

    record EventItem(
            String id,
            String kind,
            String subjectKind,
            String subjectId,
            Instant at,
            EventActor actor,
            Map<String, Object> facts) {

        static EventItem of(LogEntry entry) {
            return new EventItem(
                    Long.toString(entry.id()),
                    entry.kind(),
                    entry.subjectKind(),
                    Long.toString(entry.subjectId()),
                    entry.at(),
                    EventActor.of(entry),
                    entry.facts().values());
        }
    }

    /** {@code agent} with an id, or {@code svara}. */
    record EventActor(String kind, @Nullable String id) {

        static EventActor of(LogEntry entry) {
            var id = entry.actorId();
            return new EventActor(entry.actorKind(), id == null ? null : id.toString());
        }
    }
}
