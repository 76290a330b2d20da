package io.svara.mailboxes.settings;

import io.svara.kernel.paging.Page;
import io.svara.mailboxes.MailboxView;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MailboxSettingsController {

    private final ListAllMailboxes listAll;

    MailboxSettingsController(ListAllMailboxes listAll) {
        this.listAll = listAll;
    }

    @GetMapping("/api/mailboxes/all")
    @Operation(operationId = "listAllMailboxes", summary = "Also those whose tickets one does not see, to set them up")
    Page<MailboxView> list() {
        return listAll.list();
    }
}
