package io.svara.tickets.create;

import io.svara.tickets.TicketView;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CreateTicketController {

    private final CreateTicket createTicket;

    CreateTicketController(CreateTicket createTicket) {
        this.createTicket = createTicket;
    }

    @PostMapping("/api/tickets")
    @Operation(operationId = "createTicket", summary = "A new ticket, with the first mail to its customer")
    @ResponseStatus(HttpStatus.CREATED)
    TicketView create(@RequestBody CreateTicket.Request request) {
        return createTicket.create(request);
    }
}
