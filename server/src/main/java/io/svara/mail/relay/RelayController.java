package io.svara.mail.relay;

import io.svara.mailboxes.MailboxId;
import io.swagger.v3.oas.annotations.Operation;
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
class RelayController {

    private final ShowRelay showRelay;
    private final SetRelay setRelay;
    private final RemoveRelay removeRelay;
    private final VerifyRelay verifyRelay;

    RelayController(ShowRelay showRelay, SetRelay setRelay, RemoveRelay removeRelay, VerifyRelay verifyRelay) {
        this.showRelay = showRelay;
        this.setRelay = setRelay;
        this.removeRelay = removeRelay;
        this.verifyRelay = verifyRelay;
    }

    @GetMapping("/api/mailboxes/{id}/relay")
    @Operation(operationId = "getRelay", summary = "How mail leaves from a mailbox: its own relay, or else")
    RelayView show(@PathVariable MailboxId id) {
        return showRelay.show(id);
    }

    @PutMapping("/api/mailboxes/{id}/relay")
    @Operation(operationId = "setRelay", summary = "Give a mailbox a relay of its own, or change it")
    RelayView.OwnRelay set(@PathVariable MailboxId id, @RequestBody SetRelay.Request request) {
        return setRelay.set(id, request);
    }

    @DeleteMapping("/api/mailboxes/{id}/relay")
    @Operation(operationId = "removeRelay", summary = "Let mail leave from a mailbox as from all others")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable MailboxId id, @RequestParam long ifVersion) {
        removeRelay.remove(id, ifVersion);
    }

    @PostMapping("/api/mailboxes/{id}/relay/verify")
    @Operation(
            operationId = "verifyRelay",
            summary = "Go to a mailbox's relay as far as it takes mail from the mailbox, and send none")
    RelayView.OwnRelay verify(@PathVariable MailboxId id) {
        return verifyRelay.verify(id);
    }
}
