package io.svara.mailboxes.settings;

import io.svara.kernel.paging.Page;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.MailboxView;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MailboxSettingsController {

    private final ListAllMailboxes listAll;
    private final ShowSettings showSettings;
    private final ChangeSettings changeSettings;

    MailboxSettingsController(ListAllMailboxes listAll, ShowSettings showSettings, ChangeSettings changeSettings) {
        this.listAll = listAll;
        this.showSettings = showSettings;
        this.changeSettings = changeSettings;
    }

    @GetMapping("/api/mailboxes/all")
    @Operation(operationId = "listAllMailboxes", summary = "Also those whose tickets one does not see, to set them up")
    Page<MailboxView> list() {
        return listAll.list();
    }

    @GetMapping("/api/mailboxes/{id}/settings")
    @Operation(operationId = "getMailboxSettings", summary = "A mailbox's name, behaviours, zone, schedule and aliases")
    SettingsView show(@PathVariable MailboxId id) {
        return showSettings.show(id);
    }

    @PutMapping("/api/mailboxes/{id}/settings")
    @Operation(operationId = "changeMailboxSettings", summary = "Write a mailbox's settings anew, whole")
    SettingsView change(@PathVariable MailboxId id, @RequestBody SettingsRequest request) {
        return changeSettings.change(id, request);
    }
}
