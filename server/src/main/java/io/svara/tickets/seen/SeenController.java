package io.svara.tickets.seen;

import io.svara.tickets.TicketId;
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
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void see(@PathVariable TicketId id) {
        seeTicket.seen(id);
    }

    /** Marks it as unread. */
    @DeleteMapping("/api/tickets/{id}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable TicketId id) {
        seeTicket.unseen(id);
    }
}
