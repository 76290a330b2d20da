package io.svara.people.access;

import io.svara.kernel.AgentId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "permissions")
class AccessController {

    private final ListPermissions listPermissions;
    private final ShowAccess showAccess;
    private final ChangeAccess changeAccess;

    AccessController(ListPermissions listPermissions, ShowAccess showAccess, ChangeAccess changeAccess) {
        this.listPermissions = listPermissions;
        this.showAccess = showAccess;
        this.changeAccess = changeAccess;
    }

    @GetMapping("/api/admin/permissions")
    @Operation(operationId = "listPermissions", summary = "What can be granted, by service")
    ListPermissions.Catalogue list() {
        return listPermissions.list();
    }

    @GetMapping("/api/admin/agents/{id}/permissions")
    @Operation(operationId = "getAgentPermissions", summary = "What an agent was given: permissions and roles")
    AccessView show(@PathVariable AgentId id) {
        return showAccess.show(id);
    }

    @PutMapping("/api/admin/agents/{id}/permissions")
    @Operation(operationId = "changeAgentPermissions", summary = "Give an agent exactly these permissions and roles")
    AccessView change(@PathVariable AgentId id, @RequestBody AccessRequest request) {
        return changeAccess.change(id, request);
    }
}
