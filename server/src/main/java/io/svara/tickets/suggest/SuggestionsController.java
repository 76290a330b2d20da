package io.svara.tickets.suggest;

import io.svara.organization.LabelId;
import io.svara.tickets.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SuggestionsController {

    private final DismissSuggestion dismissSuggestion;

    SuggestionsController(DismissSuggestion dismissSuggestion) {
        this.dismissSuggestion = dismissSuggestion;
    }

    @DeleteMapping("/api/tickets/{id}/label-suggestions/{label}")
    @Operation(operationId = "removeLabelSuggestion", summary = "Say no to a label that was suggested")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable TicketId id, @PathVariable LabelId label) {
        dismissSuggestion.dismiss(id, label);
    }
}
