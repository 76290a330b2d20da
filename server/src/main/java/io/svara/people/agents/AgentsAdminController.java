package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "agents")
class AgentsAdminController {

    private final ListAllAgents listAllAgents;
    private final AddColleague addColleague;
    private final EditAgent editAgent;
    private final SetTemporaryPassword setTemporaryPassword;
    private final SendIntroduction sendIntroduction;
    private final AddToGroup addToGroup;

    AgentsAdminController(
            ListAllAgents listAllAgents,
            AddColleague addColleague,
            EditAgent editAgent,
            SetTemporaryPassword setTemporaryPassword,
            SendIntroduction sendIntroduction,
            AddToGroup addToGroup) {
        this.listAllAgents = listAllAgents;
        this.addColleague = addColleague;
        this.editAgent = editAgent;
        this.setTemporaryPassword = setTemporaryPassword;
        this.sendIntroduction = sendIntroduction;
        this.addToGroup = addToGroup;
    }

    @GetMapping("/api/admin/agents")
    @Operation(operationId = "listAllAgents", summary = "All agents as administrators see them, groups and seats")
    AgentListView list() {
        return listAllAgents.list();
    }

    @PostMapping("/api/admin/agents")
    @Operation(
            operationId = "addAgent",
            summary = "Add an agent with a temporary password; 409 seat-limit asks for consent to one more seat")
    @ResponseStatus(HttpStatus.CREATED)
    @IgnoresIdempotencyKey("its answer may hold a password, and a second one is refused for its address")
    AddColleague.Added add(@RequestBody AddColleague.Request request) {
        return addColleague.add(request);
    }

    @PatchMapping("/api/admin/agents/{id}")
    @Operation(operationId = "editAgent", summary = "Change an agent's data, username and groups")
    AgentView edit(@PathVariable AgentId id, @RequestBody EditAgent.Request request) {
        return editAgent.edit(id, request);
    }

    @PostMapping("/api/admin/agents/{id}/temporary-password")
    @Operation(
            operationId = "setTemporaryPassword",
            summary = "Another password, to be changed at the next sign-in; all sessions end")
    @IgnoresIdempotencyKey("the password must not be kept anywhere")
    SetTemporaryPassword.Given setPassword(
            @PathVariable AgentId id, @RequestBody SetTemporaryPassword.Request request) {
        return setTemporaryPassword.set(id, request);
    }

    @PostMapping("/api/admin/agents/{id}/introduction")
    @Operation(operationId = "sendIntroduction", summary = "Send the introduction e-mail once more")
    AgentView introduce(@PathVariable AgentId id) {
        return sendIntroduction.send(id);
    }

    @PostMapping("/api/admin/agents/group")
    @Operation(operationId = "addAgentsToGroup", summary = "Put several agents into a group")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addToGroup(@RequestBody AddToGroup.Request request) {
        addToGroup.add(request);
    }
}
