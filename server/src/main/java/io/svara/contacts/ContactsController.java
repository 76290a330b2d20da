package io.svara.contacts;

import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ContactsController {

    private static final int MOST = 20;

    private final SuggestContacts suggestContacts;

    ContactsController(SuggestContacts suggestContacts) {
        this.suggestContacts = suggestContacts;
    }

    /** Suggestions for a field of addresses; never a list of all contacts. */
    @GetMapping("/api/contacts")
    @Operation(operationId = "findContacts", summary = "Suggestions by a part of name or address")
    Page<Contacts.Suggestion> suggestions(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit) {
        return suggestContacts.suggest(q, limit(limit));
    }

    private static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return MOST;
        }
        if (asked < 1 || asked > MOST) {
            throw Problem.invalid("limit", "out-of-range", "Ask for 1 to " + MOST + " suggestions.");
        }
        return asked;
    }
}
