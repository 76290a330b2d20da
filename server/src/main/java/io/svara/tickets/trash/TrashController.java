package io.svara.tickets.trash;

import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import io.swagger.v3.oas.annotations.Operation;
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
    @Operation(operationId = "trashTicket", summary = "Move a ticket to the trash")
    TicketView trash(@PathVariable TicketId id) {
        return trashTicket.trash(id);
    }

    @PostMapping("/api/tickets/{id}/restore")
    @Operation(operationId = "restoreTicket", summary = "Bring a ticket back from the trash")
    TicketView restore(@PathVariable TicketId id) {
        return trashTicket.restore(id);
    }
}
