package io.svara.mailboxes.list;

import io.svara.kernel.paging.Page;
import io.svara.mailboxes.MailboxView;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ListMailboxesController {

    private final ListMailboxes listMailboxes;

    ListMailboxesController(ListMailboxes listMailboxes) {
        this.listMailboxes = listMailboxes;
    }

    @GetMapping("/api/mailboxes")
    @Operation(operationId = "listMailboxes", summary = "The mailboxes that the caller sees")
    Page<MailboxView> mailboxes() {
        return listMailboxes.list();
    }
}
