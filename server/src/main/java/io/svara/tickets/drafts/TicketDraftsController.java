package io.svara.tickets.drafts;

import io.svara.kernel.paging.Page;
import io.svara.tickets.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TicketDraftsController {

    private final ListTicketDrafts listTicketDrafts;
    private final WriteTicketDraft writeTicketDraft;

    TicketDraftsController(ListTicketDrafts listTicketDrafts, WriteTicketDraft writeTicketDraft) {
        this.listTicketDrafts = listTicketDrafts;
        this.writeTicketDraft = writeTicketDraft;
    }

    /** One's own, at most one of each kind. */
    @GetMapping("/api/tickets/{id}/drafts")
    @Operation(operationId = "listTicketDrafts", summary = "One's own drafts in a ticket")
    Page<DraftView> list(@PathVariable TicketId id) {
        return listTicketDrafts.list(id);
    }

    /** {@code kind} is {@code reply} or {@code note}. */
    @PutMapping("/api/tickets/{id}/drafts/{kind}")
    @Operation(operationId = "saveTicketDraft", summary = "Keep a draft as it is typed")
    DraftView save(@PathVariable TicketId id, @PathVariable String kind, @RequestBody DraftRequest request) {
        return writeTicketDraft.save(id, kind, request);
    }

    @DeleteMapping("/api/tickets/{id}/drafts/{kind}")
    @Operation(operationId = "removeTicketDraft", summary = "Throw a draft away")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable TicketId id, @PathVariable String kind) {
        writeTicketDraft.remove(id, kind);
    }
}
