package io.svara.tickets.show;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.svara.organization.LabelId;
import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ShowTicketController {

    /** The fields of the list's item, and more. */
    record Answer(@JsonUnwrapped TicketView ticket, List<String> participants, List<LabelId> suggestedLabelIds) {}

    private final ShowTicket showTicket;

    ShowTicketController(ShowTicket showTicket) {
        this.showTicket = showTicket;
    }

    @GetMapping("/api/tickets/{id}")
    @Operation(operationId = "getTicket", summary = "One ticket")
    Answer ticket(@PathVariable TicketId id) {
        var shown = showTicket.show(id);
        return new Answer(shown.ticket(), shown.participants(), shown.suggested());
    }
}
