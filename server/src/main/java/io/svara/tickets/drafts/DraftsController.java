package io.svara.tickets.drafts;

import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DraftsController {

    private final ReadDrafts readDrafts;
    private final WriteNewDraft writeNewDraft;

    DraftsController(ReadDrafts readDrafts, WriteNewDraft writeNewDraft) {
        this.readDrafts = readDrafts;
        this.writeNewDraft = writeNewDraft;
    }

    @GetMapping("/api/drafts")
    @Operation(operationId = "listDrafts", summary = "One's own drafts, newest first")
    Page<DraftView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return readDrafts.list(Cursor.limit(limit), Cursor.parse(cursor));
    }

    @GetMapping("/api/drafts/new")
    @Operation(operationId = "getNewDraft")
    DraftView newTicket() {
        return readDrafts.newTicket();
    }

    @PutMapping("/api/drafts/new")
    @Operation(operationId = "saveNewDraft")
    DraftView save(@RequestBody DraftRequest request) {
        return writeNewDraft.save(request);
    }

    @DeleteMapping("/api/drafts/new")
    @Operation(operationId = "removeNewDraft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove() {
        writeNewDraft.remove();
    }
}
