package io.svara.tickets.seen;

import io.svara.tickets.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SeenController {

    private final SeeTicket seeTicket;

    SeenController(SeeTicket seeTicket) {
        this.seeTicket = seeTicket;
    }

    @PutMapping("/api/tickets/{id}/seen")
    @Operation(operationId = "markSeen", summary = "Mark a ticket as read by the caller")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void see(@PathVariable TicketId id) {
        seeTicket.seen(id);
    }

    /** Marks it as unread. */
    @DeleteMapping("/api/tickets/{id}/seen")
    @Operation(operationId = "unmarkSeen", summary = "Mark a ticket as unread by the caller")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable TicketId id) {
        seeTicket.unseen(id);
    }
}
