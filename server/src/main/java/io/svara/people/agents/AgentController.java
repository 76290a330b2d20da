package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.paging.Page;
import io.svara.people.AgentSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "agents")
class AgentController {

    private final ListAgents listAgents;
    private final NameAgents nameAgents;
    private final RemoveAgent removeAgent;

    AgentController(ListAgents listAgents, NameAgents nameAgents, RemoveAgent removeAgent) {
        this.listAgents = listAgents;
        this.nameAgents = nameAgents;
        this.removeAgent = removeAgent;
    }

    @GetMapping("/api/agents")
    @Operation(operationId = "listAgents", summary = "The organisation's agents")
    Page<AgentSummary> list() {
        return listAgents.list();
    }

    @GetMapping("/api/agents/all")
    @Operation(operationId = "listAgentNames", summary = "Names of all agents, also of removed ones: for history")
    Page<NameAgents.NamedAgent> all() {
        return nameAgents.all();
    }

    @DeleteMapping("/api/agents/{id}")
    @Operation(operationId = "removeAgent", summary = "Remove an agent; this cannot be undone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable AgentId id) {
        removeAgent.remove(id);
    }
}
