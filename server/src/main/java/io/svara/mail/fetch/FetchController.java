package io.svara.mail.fetch;

import io.svara.mailboxes.MailboxId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FetchController {

    private final ShowFetch show;
    private final SetFetch set;
    private final RemoveFetch remove;
    private final VerifyFetch verify;

    FetchController(ShowFetch show, SetFetch set, RemoveFetch remove, VerifyFetch verify) {
        this.show = show;
        this.set = set;
        this.remove = remove;
        this.verify = verify;
    }

    @GetMapping("/api/mailboxes/{id}/fetch")
    @Operation(operationId = "getFetch", summary = "The account that a mailbox's mail is fetched from")
    FetchView.Answer show(@PathVariable MailboxId id) {
        return show.show(id);
    }

    @PutMapping("/api/mailboxes/{id}/fetch")
    @Operation(operationId = "setFetch", summary = "Fetch a mailbox's mail from an account")
    FetchView set(@PathVariable MailboxId id, @RequestBody FetchRequest request) {
        return set.set(id, request);
    }

    @DeleteMapping("/api/mailboxes/{id}/fetch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeFetch", summary = "Fetch no more")
    void remove(@PathVariable MailboxId id) {
        remove.remove(id);
    }

    @PostMapping("/api/mailboxes/{id}/fetch/verify")
    @Operation(operationId = "verifyFetch", summary = "Try an account's settings")
    FetchCheck verify(@PathVariable MailboxId id, @RequestBody FetchRequest request) {
        return verify.verify(id, request);
    }
}
