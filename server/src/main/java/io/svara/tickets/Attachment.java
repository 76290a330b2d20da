package io.svara.tickets;

import io.svara.channels.AttachedBlob;
import io.svara.channels.MessageId;
import io.svara.kernel.AgentId;
import org.jspecify.annotations.Nullable;

/** @param message null while it is uploaded and not yet sent; then only {@code uploadedBy} may use it */
public record Attachment(
        AttachmentId id,
        @Nullable MessageId message,
        @Nullable TicketId ticket,
        @Nullable AgentId uploadedBy,
        AttachedBlob blob) {}
