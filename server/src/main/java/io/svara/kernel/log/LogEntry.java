package io.svara.kernel.log;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.paging.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change, as it stands in the log.
 *
 * @param actorKind {@code agent} (with its id) or {@code svara}
 * @param cause a stable word: {@code request} for what an agent did, {@code api-token:ID} for a program with a token, else what made Svara act
 */
public record LogEntry(
        OrganizationId organization,
        long id,
        Instant at,
        String actorKind,
        @Nullable Long actorId,
        String cause,
        String kind,
        String subjectKind,
        long subjectId,
        Facts facts) {

    Cursor cursor() {
        return new Cursor(at, id);
    }
}
