package io.svara.tickets.outside;

import io.svara.channels.MessageId;
import io.svara.tickets.MessageView;
import io.svara.tickets.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HeldController {

    private final BelieveHeld believeHeld;
    private final DisbelieveHeld disbelieveHeld;

    HeldController(BelieveHeld believeHeld, DisbelieveHeld disbelieveHeld) {
        this.believeHeld = believeHeld;
        this.disbelieveHeld = disbelieveHeld;
    }

    @PostMapping("/api/tickets/{id}/messages/{message}/believe")
    @Operation(
            operationId = "believeMessage",
            summary = "Take a held message as what it claims to be: an agent's reply or note")
    MessageView believe(@PathVariable TicketId id, @PathVariable MessageId message) {
        return believeHeld.believe(id, message);
    }

    @PostMapping("/api/tickets/{id}/messages/{message}/disbelieve")
    @Operation(operationId = "disbelieveMessage", summary = "Leave a held message as a note of nobody's")
    MessageView disbelieve(@PathVariable TicketId id, @PathVariable MessageId message) {
        return disbelieveHeld.disbelieve(id, message);
    }
}
