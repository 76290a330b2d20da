package io.svara.kernel.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a follower could not take.
 *
 * @param id the log entry's
 * @param kind what had happened; null, like the subject, once the entry's month is gone
 * @param error the name of the failure, never its message
 */
public record ParkedEntry(
        long id,
        String follower,
        @Nullable String kind,
        @Nullable String subjectKind,
        @Nullable Long subjectId,
        Instant parkedAt,
        int attempts,
        String error) {}
