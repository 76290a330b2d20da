package io.svara.mail.verification;

import io.svara.mailboxes.MailboxId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class VerificationController {

    private final ShowVerifications show;

    VerificationController(ShowVerifications show) {
        this.show = show;
    }

    @GetMapping("/api/mailboxes/{id}/verifications")
    @Operation(
            operationId = "getVerifications",
            summary = "The mails by which providers ask whether they may forward mail to a mailbox")
    ShowVerifications.Shown show(@PathVariable MailboxId id) {
        return show.show(id);
    }
}
