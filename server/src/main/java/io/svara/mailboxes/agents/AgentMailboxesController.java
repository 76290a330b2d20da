package io.svara.mailboxes.agents;

import io.svara.kernel.AgentId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "agents")
class AgentMailboxesController {

    private final ShowAgentMailboxes showAgentMailboxes;
    private final SetAgentMailboxes setAgentMailboxes;

    AgentMailboxesController(ShowAgentMailboxes showAgentMailboxes, SetAgentMailboxes setAgentMailboxes) {
        this.showAgentMailboxes = showAgentMailboxes;
        this.setAgentMailboxes = setAgentMailboxes;
    }

    @GetMapping("/api/admin/agents/{id}/mailboxes")
    @Operation(operationId = "listAgentMailboxes", summary = "All mailboxes, and how an agent has them")
    AgentMailboxesView show(@PathVariable AgentId id) {
        return showAgentMailboxes.show(id);
    }

    @PutMapping("/api/admin/agents/{id}/mailboxes")
    @Operation(operationId = "setAgentMailboxes", summary = "The mailboxes that an agent has by name, whole")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@PathVariable AgentId id, @RequestBody SetAgentMailboxes.Request request) {
        setAgentMailboxes.set(id, request);
    }
}
