package io.svara.people.groups;

import io.svara.kernel.paging.Page;
import io.svara.people.GroupId;
import io.svara.people.Groups;
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
@Tag(name = "groups")
class GroupsController {

    private final ListGroups listGroups;
    private final ListGroupNames listGroupNames;
    private final NameGroups nameGroups;
    private final ShowGroup showGroup;
    private final CreateGroup createGroup;
    private final ChangeGroup changeGroup;
    private final RemoveGroup removeGroup;

    GroupsController(
            ListGroups listGroups,
            ListGroupNames listGroupNames,
            NameGroups nameGroups,
            ShowGroup showGroup,
            CreateGroup createGroup,
            ChangeGroup changeGroup,
            RemoveGroup removeGroup) {
        this.listGroups = listGroups;
        this.listGroupNames = listGroupNames;
        this.nameGroups = nameGroups;
        this.showGroup = showGroup;
        this.createGroup = createGroup;
        this.changeGroup = changeGroup;
        this.removeGroup = removeGroup;
    }

    @GetMapping("/api/groups")
    @Operation(operationId = "listGroupNames", summary = "The groups' names, to choose among")
    Page<Groups.Named> names() {
        return listGroupNames.list();
    }

    @GetMapping("/api/groups/all")
    @Operation(operationId = "listFormerGroupNames", summary = "Names of all groups, also of removed ones: for history")
    Page<Groups.Named> all() {
        return nameGroups.all();
    }

    @GetMapping("/api/admin/groups")
    @Operation(operationId = "listGroups", summary = "The groups with their members and what they give")
    Page<GroupView> list() {
        return listGroups.list();
    }

    @GetMapping("/api/admin/groups/{id}")
    @Operation(operationId = "getGroup", summary = "A group with its members and what it gives")
    GroupView show(@PathVariable GroupId id) {
        return showGroup.show(id);
    }

    @PostMapping("/api/admin/groups")
    @Operation(operationId = "createGroup", summary = "A new group")
    @ResponseStatus(HttpStatus.CREATED)
    GroupView create(@RequestBody GroupRequest request) {
        return createGroup.create(request);
    }

    @PutMapping("/api/admin/groups/{id}")
    @Operation(operationId = "changeGroup", summary = "Write a group's name and members anew")
    GroupView change(@PathVariable GroupId id, @RequestBody GroupRequest request) {
        return changeGroup.change(id, request);
    }

    @DeleteMapping("/api/admin/groups/{id}")
    @Operation(operationId = "removeGroup", summary = "Take a group away, and what it gave its members")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable GroupId id, @RequestParam(required = false) @Nullable Long ifVersion) {
        removeGroup.remove(id, ifVersion);
    }
}
