package io.svara.contacts.recipients;

import io.svara.contacts.RecipientId;
import io.svara.contacts.recipients.RecipientRows.Recipient;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RecipientsController {

    private final ListRecipients listRecipients;
    private final ForgetRecipients forgetRecipients;

    RecipientsController(ListRecipients listRecipients, ForgetRecipients forgetRecipients) {
        this.listRecipients = listRecipients;
        this.forgetRecipients = forgetRecipients;
    }

    @GetMapping("/api/recipients")
    @Operation(
            operationId = "listRecipients",
            summary =
                    "Addresses that mail came from or went to, the last used first; with q the best matches on one page")
    Page<Recipient> recipients(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return listRecipients.list(q, Cursor.parse(cursor), Cursor.limit(limit));
    }

    @DeleteMapping("/api/recipients/{id}")
    @Operation(operationId = "forgetRecipient", summary = "Suggest an address no more until it is used anew")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable RecipientId id) {
        forgetRecipients.forget(id);
    }

    @PostMapping("/api/recipients/forget")
    @Operation(operationId = "forgetRecipients", summary = "Suggest several addresses no more until they are used anew")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetAll(@RequestBody ForgetRecipients.Request request) {
        forgetRecipients.forget(request);
    }
}
