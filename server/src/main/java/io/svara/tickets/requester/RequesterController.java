package io.svara.tickets.requester;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.svara.contacts.ContactId;
import io.svara.contacts.Contacts;
import io.svara.tickets.store.TicketCounts.OfRequester;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RequesterController {

    /** The contact's own fields, whose they are, and their tickets. */
    record Answer(
            @JsonUnwrapped Contacts.Card contact, ShowRequester.@Nullable OfCompany company, OfRequester tickets) {}

    private final ShowRequester showRequester;

    RequesterController(ShowRequester showRequester) {
        this.showRequester = showRequester;
    }

    @GetMapping("/api/contacts/{id}")
    @Operation(operationId = "getContact", summary = "A contact, and how many tickets it has")
    Answer contact(@PathVariable ContactId id) {
        var shown = showRequester.show(id);
        return new Answer(shown.card(), shown.company(), shown.tickets());
    }
}
