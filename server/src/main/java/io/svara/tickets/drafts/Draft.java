package io.svara.tickets.drafts;

import io.svara.tickets.DraftId;
import io.svara.tickets.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A draft as it stands in the database. */
record Draft(DraftId id, @Nullable TicketId ticket, DraftKind kind, DraftText text, long version, Instant updatedAt) {}
