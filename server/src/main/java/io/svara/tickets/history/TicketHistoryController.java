package io.svara.tickets.history;

import io.svara.kernel.log.LogEntry;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.tickets.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TicketHistoryController {

    /**
     * @param kind what happened, such as {@code ticket.status-changed}
     * @param cause a stable word for what made it happen, {@code request} for an agent's own act
     */
    record Entry(
            String id,
            Instant at,
            String actorKind,
            @Nullable String actorId,
            String cause,
            String kind,
            Map<String, Object> facts) {

        static Entry of(LogEntry entry) {
            var actor = entry.actorId();
            return new Entry(
                    Long.toString(entry.id()),
                    entry.at(),
                    entry.actorKind(),
                    actor == null ? null : Long.toString(actor),
                    entry.cause(),
                    entry.kind(),
                    entry.facts().values());
        }
    }

    private final TicketHistory history;

    TicketHistoryController(TicketHistory history) {
        this.history = history;
    }

    @GetMapping("/api/tickets/{id}/history")
    @Operation(operationId = "listTicketHistory", summary = "What has happened to a ticket, newest first")
    Page<Entry> history(
            @PathVariable TicketId id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return history.of(id, Cursor.parse(cursor), Cursor.limit(limit)).map(Entry::of);
    }
}
