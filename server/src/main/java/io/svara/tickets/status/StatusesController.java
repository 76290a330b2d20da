package io.svara.tickets.status;

import io.svara.kernel.paging.Page;
import io.svara.tickets.store.StatusRows.StatusDetails;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatusesController {

    private final ListStatuses listStatuses;

    StatusesController(ListStatuses listStatuses) {
        this.listStatuses = listStatuses;
    }

    @GetMapping("/api/statuses")
    @Operation(operationId = "listStatuses", summary = "The statuses, in their order")
    Page<StatusDetails> statuses() {
        return listStatuses.list();
    }
}
