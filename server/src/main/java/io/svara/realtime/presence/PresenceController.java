package io.svara.realtime.presence;

import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.kernel.paging.Page;
import io.svara.tickets.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PresenceController {

    /**
     * @param state {@code viewing}, {@code typing}, {@code typing-note} or {@code left}
     * @param screen tells one's own screens apart
     * @param order grows from one report of a screen to the next, so that of two that overtake each other on their way
     *     the later said one counts; without it, the one that comes later
     */
    record Present(
            @Nullable String state,
            @Nullable String screen,
            @Nullable Long order) {}

    private final BePresent bePresent;
    private final ListPresence listPresence;

    PresenceController(BePresent bePresent, ListPresence listPresence) {
        this.bePresent = bePresent;
        this.listPresence = listPresence;
    }

    /** Repeated every few seconds while it is so: after 45 seconds it is forgotten. */
    @PutMapping("/api/tickets/{id}/presence")
    @Operation(operationId = "setPresence", summary = "Say that one looks at a ticket, types, or has left")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey("said twice, it is still so")
    void be(@PathVariable TicketId id, @RequestBody Present present) {
        bePresent.be(id, present.state(), present.screen(), present.order());
    }

    /** Without oneself. */
    @GetMapping("/api/tickets/{id}/presence")
    @Operation(operationId = "listPresence", summary = "Who else is at a ticket")
    Page<AgentsPresence> list(@PathVariable TicketId id) {
        return listPresence.list(id);
    }
}
