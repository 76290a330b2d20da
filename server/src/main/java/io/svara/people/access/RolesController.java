package io.svara.people.access;

import io.svara.kernel.paging.Page;
import io.svara.people.RoleId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "permissions")
class RolesController {

    private final ListRoles listRoles;
    private final ShowRole showRole;
    private final CreateRole createRole;
    private final ChangeRole changeRole;
    private final RemoveRole removeRole;

    RolesController(
            ListRoles listRoles,
            ShowRole showRole,
            CreateRole createRole,
            ChangeRole changeRole,
            RemoveRole removeRole) {
        this.listRoles = listRoles;
        this.showRole = showRole;
        this.createRole = createRole;
        this.changeRole = changeRole;
        this.removeRole = removeRole;
    }

    @GetMapping("/api/admin/roles")
    @Operation(operationId = "listRoles", summary = "The roles, by name")
    Page<RoleView> list() {
        return listRoles.list();
    }

    @GetMapping("/api/admin/roles/{id}")
    @Operation(operationId = "getRole", summary = "A role, who has it, and what they would lose with it")
    ShowRole.Answer show(@PathVariable RoleId id) {
        return showRole.show(id);
    }

    @PostMapping("/api/admin/roles")
    @Operation(operationId = "createRole", summary = "A new role")
    @ResponseStatus(HttpStatus.CREATED)
    RoleView create(@RequestBody RoleRequest request) {
        return createRole.create(request);
    }

    @PutMapping("/api/admin/roles/{id}")
    @Operation(operationId = "changeRole", summary = "Write a role anew, whole")
    RoleView change(@PathVariable RoleId id, @RequestBody RoleRequest request) {
        return changeRole.change(id, request);
    }

    @DeleteMapping("/api/admin/roles/{id}")
    @Operation(operationId = "removeRole", summary = "Take a role away from all who have it")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable RoleId id, @RequestParam(required = false) @Nullable Long ifVersion) {
        removeRole.remove(id, ifVersion);
    }
}
