package io.svara.mail.forwarding;

import io.svara.mailboxes.MailboxId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ForwardingTestController {

    private final SendForwardingTest sendTest;
    private final ShowForwardingTest showTest;

    ForwardingTestController(SendForwardingTest sendTest, ShowForwardingTest showTest) {
        this.sendTest = sendTest;
        this.showTest = showTest;
    }

    @PostMapping("/api/mailboxes/{id}/forwarding-test")
    @Operation(
            operationId = "sendForwardingTest",
            summary = "Write to the mailbox's public address, to see whether that is forwarded here")
    ForwardingTrial send(@PathVariable MailboxId id) {
        return sendTest.send(id);
    }

    @GetMapping("/api/mailboxes/{id}/forwarding-test")
    @Operation(operationId = "getForwardingTest", summary = "What became of the last such mail")
    ShowForwardingTest.Shown show(@PathVariable MailboxId id) {
        return showTest.show(id);
    }
}
