package io.svara.tickets.handover;

import io.svara.kernel.AgentId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "agents")
class HandOverController {

    private final CountOpenTickets countOpenTickets;
    private final HandOverTickets handOverTickets;

    HandOverController(CountOpenTickets countOpenTickets, HandOverTickets handOverTickets) {
        this.countOpenTickets = countOpenTickets;
        this.handOverTickets = handOverTickets;
    }

    @GetMapping("/api/admin/agents/{id}/tickets")
    @Operation(operationId = "countOpenTickets", summary = "How many open tickets an agent has")
    CountOpenTickets.OpenTickets count(@PathVariable AgentId id) {
        return countOpenTickets.count(id);
    }

    @PostMapping("/api/admin/agents/{id}/tickets/hand-over")
    @Operation(operationId = "handOverTickets", summary = "Give an agent's open tickets to somebody else, or to nobody")
    HandOverTickets.HandedOver handOver(@PathVariable AgentId id, @RequestBody HandOverTickets.Request request) {
        return handOverTickets.handOver(id, request);
    }
}
