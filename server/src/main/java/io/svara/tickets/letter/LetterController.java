package io.svara.tickets.letter;

import io.svara.channels.TestMailId;
import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.mailboxes.MailboxId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LetterController {

    private final ShowLetter showLetter;
    private final ChangeLetter changeLetter;
    private final PreviewLetter previewLetter;
    private final SendTestLetter sendTestLetter;
    private final ShowTestLetter showTestLetter;

    LetterController(
            ShowLetter showLetter,
            ChangeLetter changeLetter,
            PreviewLetter previewLetter,
            SendTestLetter sendTestLetter,
            ShowTestLetter showTestLetter) {
        this.showLetter = showLetter;
        this.changeLetter = changeLetter;
        this.previewLetter = previewLetter;
        this.sendTestLetter = sendTestLetter;
        this.showTestLetter = showTestLetter;
    }

    @GetMapping("/api/mailboxes/{id}/letter")
    @Operation(
            operationId = "getLetter",
            summary = "How a mailbox writes: look, sender's name, signature, consent, automatic response")
    MailboxLetterView show(@PathVariable MailboxId id) {
        return showLetter.show(id);
    }

    @PutMapping("/api/mailboxes/{id}/letter")
    @Operation(operationId = "changeLetter", summary = "Write anew how a mailbox writes, whole")
    MailboxLetterView change(@PathVariable MailboxId id, @RequestBody ChangeLetter.Request request) {
        return changeLetter.change(id, request);
    }

    @PostMapping("/api/mailboxes/{id}/letter/preview")
    @Operation(operationId = "showLetterPreview", summary = "A mail by settings that need not be kept yet")
    @IgnoresIdempotencyKey("it changes nothing")
    PreviewLetter.Answer preview(@PathVariable MailboxId id, @RequestBody PreviewLetter.Request request) {
        return previewLetter.preview(id, request);
    }

    @PostMapping("/api/mailboxes/{id}/letter/tests")
    @Operation(operationId = "sendTestLetter", summary = "Send a test mail by settings that need not be kept yet")
    @ResponseStatus(HttpStatus.CREATED)
    TestLetterView test(@PathVariable MailboxId id, @RequestBody SendTestLetter.Request request) {
        return sendTestLetter.send(id, request);
    }

    @GetMapping("/api/mailboxes/{id}/letter/tests/{mail}")
    @Operation(operationId = "getTestLetter", summary = "What became of a test mail")
    TestLetterView test(@PathVariable MailboxId id, @PathVariable TestMailId mail) {
        return showTestLetter.show(id, mail);
    }
}
