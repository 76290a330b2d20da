package io.svara.mailboxes.removal;

import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.MailboxView;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MailboxRemovalController {

    private final RemoveMailbox removeMailbox;

    MailboxRemovalController(RemoveMailbox removeMailbox) {
        this.removeMailbox = removeMailbox;
    }

    @PostMapping("/api/mailboxes/{id}/removal")
    @Operation(operationId = "removeMailbox", summary = "Remove a mailbox; its tickets are moved or go into the trash")
    MailboxView remove(@PathVariable MailboxId id, @RequestBody RemoveMailbox.Request request) {
        return MailboxView.of(removeMailbox.remove(id, request));
    }
}
