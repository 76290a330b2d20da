package io.svara.tickets.attachments;

import io.svara.channels.AttachedBlob;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.storage.Blob;
import io.svara.storage.Blobs;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.store.AttachmentRows;
import java.time.Clock;
import java.time.Duration;

/** Keeps an agent's file until it is sent with a message. Each upload clears away those that nobody has sent for days. */
@UseCase(permission = Permission.TICKETS)
class UploadAttachment {

    /** Long enough for a draft over a long weekend. */
    private static final Duration LOOSE_KEPT = Duration.ofDays(7);

    private final AttachmentRows attachments;
    private final Blobs blobs;
    private final Clock clock;

    UploadAttachment(AttachmentRows attachments, Blobs blobs, Clock clock) {
        this.attachments = attachments;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** @param content its bytes, already durable */
    Attachment upload(String name, String contentType, Blob content) {
        var now = clock.instant();
        attachments.removeLoose(now.minus(LOOSE_KEPT));
        blobs.name(content);
        var blob = new AttachedBlob(name, contentType, content.size(), content.sha256(), false, null);
        AttachmentId id = attachments.upload(blob, Scope.agent().agent(), now);
        return attachments.find(id).orElseThrow(() -> Problem.notFound("attachment"));
    }
}
