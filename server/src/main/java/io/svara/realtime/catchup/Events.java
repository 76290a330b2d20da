package io.svara.realtime.catchup;

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
record Events(List<Item> items, String cursor, boolean reset, boolean more) {

    Events {
        items = List.copyOf(items);
    }

    record Item(
            String id,
            String kind,
            String subjectKind,
            String subjectId,
            Instant at,
            Actor actor,
            Map<String, Object> facts) {

        static Item of(LogEntry entry) {
            return new Item(
                    Long.toString(entry.id()),
                    entry.kind(),
                    entry.subjectKind(),
                    Long.toString(entry.subjectId()),
                    entry.at(),
                    Actor.of(entry),
                    entry.facts().values());
        }
    }

    /** {@code agent} with an id, or {@code svara}. */
    record Actor(String kind, @Nullable String id) {

        static Actor of(LogEntry entry) {
            var id = entry.actorId();
            return new Actor(entry.actorKind(), id == null ? null : id.toString());
        }
    }
}
