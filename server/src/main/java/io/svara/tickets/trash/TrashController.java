package io.svara.tickets.trash;

import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TrashController {

    private final TrashTicket trashTicket;

    TrashController(TrashTicket trashTicket) {
        this.trashTicket = trashTicket;
    }

    @DeleteMapping("/api/tickets/{id}")
    TicketView trash(@PathVariable TicketId id) {
        return trashTicket.trash(id);
    }

    @PostMapping("/api/tickets/{id}/restore")
    TicketView restore(@PathVariable TicketId id) {
        return trashTicket.restore(id);
    }
}
