package io.svara.mail.fetch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a folder has been read. UIDs only grow, for as long as UIDVALIDITY stays the same (RFC 3501, 2.3.1.1).
 *
 * @param lastUid the last that was taken, or passed over
 * @param firstNewUid mails below it were there when the folder was first seen
 * @param startAt of those, the ones count that came since then
 * @param unfinishedUid taken, but not yet flagged or moved
 */
record FolderPlace(
        String name,
        long uidValidity,
        long lastUid,
        long firstNewUid,
        Instant startAt,
        @Nullable Long unfinishedUid) {

    boolean isWanted(long uid, @Nullable Instant arrivedAt) {
        return uid >= firstNewUid || arrivedAt == null || !arrivedAt.isBefore(startAt);
    }

    FolderPlace at(long uid, @Nullable Long unfinished) {
        return new FolderPlace(name, uidValidity, uid, firstNewUid, startAt, unfinished);
    }
}
