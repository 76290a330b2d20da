package io.svara.tickets.letter;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.storage.Blob;
import io.svara.storage.Blobs;
import java.time.Clock;
import java.time.Duration;

/** Keeps a picture for a signature and the like. Each upload clears away those that nothing shows any longer. */
@UseCase(permission = Permission.SIGNED_IN)
class UploadPicture {

    private static final Duration UNUSED_KEPT = Duration.ofDays(7);

    /** A mail may wait a year before it leaves, and is then tried for some days. */
    private static final Duration KEPT_AFTER_USE = Duration.ofDays(400);

    private final PictureRows rows;
    private final Blobs blobs;
    private final Clock clock;

    UploadPicture(PictureRows rows, Blobs blobs, Clock clock) {
        this.rows = rows;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** @param content its bytes, already durable */
    PictureId upload(String name, String contentType, Blob content) {
        var now = clock.instant();
        rows.removeUnused(now.minus(UNUSED_KEPT), now.minus(KEPT_AFTER_USE));
        blobs.name(content);
        return rows.add(
                name,
                contentType,
                content.size(),
                content.sha256(),
                Scope.agent().agent(),
                now);
    }
}
