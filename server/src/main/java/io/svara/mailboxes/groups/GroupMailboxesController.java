package io.svara.mailboxes.groups;

import io.svara.kernel.paging.Page;
import io.svara.mailboxes.MailboxChoice;
import io.svara.mailboxes.MailboxId;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "groups")
class GroupMailboxesController {

    private final ListMailboxChoices listChoices;
    private final ListMailboxGroups listGroups;
    private final ShowGroupMailboxes showMailboxes;
    private final ChangeGroupMailboxes changeMailboxes;

    GroupMailboxesController(
            ListMailboxChoices listChoices,
            ListMailboxGroups listGroups,
            ShowGroupMailboxes showMailboxes,
            ChangeGroupMailboxes changeMailboxes) {
        this.listChoices = listChoices;
        this.listGroups = listGroups;
        this.showMailboxes = showMailboxes;
        this.changeMailboxes = changeMailboxes;
    }

    @GetMapping("/api/admin/groups/mailboxes")
    @Operation(operationId = "listMailboxChoices", summary = "The mailboxes that a new group could give")
    Page<MailboxChoice> choices() {
        return listChoices.list();
    }

    @GetMapping("/api/mailboxes/{id}/groups")
    @Operation(operationId = "listMailboxGroups", summary = "The groups of which somebody sees a mailbox's tickets")
    Page<Groups.Named> groups(@PathVariable MailboxId id) {
        return listGroups.list(id);
    }

    @GetMapping("/api/admin/groups/{id}/mailboxes")
    @Operation(operationId = "getGroupMailboxes", summary = "The mailboxes that a group gives, and those that it could")
    GroupMailboxes show(@PathVariable GroupId id) {
        return showMailboxes.show(id);
    }

    @PutMapping("/api/admin/groups/{id}/mailboxes")
    @Operation(operationId = "changeGroupMailboxes", summary = "Give a group exactly these mailboxes")
    GroupMailboxes change(@PathVariable GroupId id, @RequestBody ChangeGroupMailboxes.Request request) {
        return changeMailboxes.change(id, request);
    }
}
