package io.svara.mail.domain;

import io.svara.mailboxes.MailboxId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SendingDomainController {

    private final ShowSendingDomain show;
    private final CheckSendingDomain check;

    SendingDomainController(ShowSendingDomain show, CheckSendingDomain check) {
        this.show = show;
        this.check = check;
    }

    @GetMapping("/api/mailboxes/{id}/domain")
    @Operation(operationId = "getSendingDomain", summary = "The records in DNS that a mailbox's domain needs")
    SendingDomain show(@PathVariable MailboxId id) {
        return show.show(id);
    }

    /** As a file to hand to whoever looks after the domain. */
    @GetMapping(path = "/api/mailboxes/{id}/domain/records.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(operationId = "readSendingDomainText", summary = "The same as a text file")
    ResponseEntity<String> download(@PathVariable MailboxId id) {
        var domain = show.show(id);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dns-" + domain.domain() + ".txt\"")
                .body(RecordsText.of(domain));
    }

    @PostMapping("/api/mailboxes/{id}/domain/check")
    @Operation(operationId = "checkSendingDomain", summary = "Ask DNS for them now")
    SendingDomain check(@PathVariable MailboxId id) {
        return check.check(id);
    }
}
