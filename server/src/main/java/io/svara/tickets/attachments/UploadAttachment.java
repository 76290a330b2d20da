package io.svara.tickets.attachments;

import io.svara.channels.AttachedBlob;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.problem.Problem.Kind;
import io.svara.storage.Blob;
import io.svara.storage.Blobs;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.Scan;
import io.svara.tickets.scan.Scans;
import io.svara.tickets.store.AttachmentRows;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps an agent's file until it is sent with a message. Each upload clears away those that nobody has sent for days. */
@UseCase(permission = Permission.TICKETS)
class UploadAttachment {

    /** Long enough for a draft over a long weekend. */
    private static final Duration LOOSE_KEPT = Duration.ofDays(7);

    private final AttachmentRows attachments;
    private final Scans scans;
    private final Blobs blobs;
    private final Clock clock;

    UploadAttachment(AttachmentRows attachments, Scans scans, Blobs blobs, Clock clock) {
        this.attachments = attachments;
        this.scans = scans;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * @param content its bytes, already durable
     * @param scan what the virus checker says of them; null where there is none
     */
    Attachment upload(String name, String contentType, Blob content, @Nullable Scan scan) {
        if (scan != null && scan.state() == Scan.State.INFECTED) {
            throw Problem.of(
                    Kind.UNPROCESSABLE,
                    "infected",
                    "This file holds a virus (" + scan.detail()
                            + ") and is not kept. Clean your computer, then send another copy.");
        }
        var now = clock.instant();
        attachments.removeLoose(now.minus(LOOSE_KEPT));
        blobs.name(content);
        var blob = new AttachedBlob(name, contentType, content.size(), content.sha256(), false, null);
        AttachmentId id = attachments.upload(blob, Scope.agent().agent(), now);
        attachments.scanned(id, scan);
        scans.askAgain(id, scan);
        return attachments.find(id).orElseThrow(() -> Problem.notFound("attachment"));
    }
}
