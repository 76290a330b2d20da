package io.svara.mailboxes.create;

import io.svara.mailboxes.MailboxView;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CreateMailboxController {

    private final CreateMailbox createMailbox;

    CreateMailboxController(CreateMailbox createMailbox) {
        this.createMailbox = createMailbox;
    }

    @PostMapping("/api/mailboxes")
    @Operation(operationId = "createMailbox", summary = "A new mailbox")
    @ResponseStatus(HttpStatus.CREATED)
    MailboxView create(@RequestBody CreateMailbox.Request request) {
        return MailboxView.of(createMailbox.create(request));
    }
}
