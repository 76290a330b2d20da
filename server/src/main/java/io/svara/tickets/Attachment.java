package io.svara.tickets;

import io.svara.channels.AttachedBlob;
import io.svara.channels.MessageId;
import io.svara.kernel.AgentId;
import org.jspecify.annotations.Nullable;

/**
 * @param message null while it is uploaded and not yet sent; then only {@code uploadedBy} may use it
 * @param scan what the virus checker says; null where there is none, or was none when the file came
 */
public record Attachment(
        AttachmentId id,
        @Nullable MessageId message,
        @Nullable TicketId ticket,
        @Nullable AgentId uploadedBy,
        AttachedBlob blob,
        @Nullable Scan scan) {

    public boolean isInfected() {
        return scan != null && scan.state() == Scan.State.INFECTED;
    }
}
