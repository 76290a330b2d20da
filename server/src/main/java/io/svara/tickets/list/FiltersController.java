package io.svara.tickets.list;

import io.svara.kernel.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FiltersController {

    private final ListFilters listFilters;

    FiltersController(ListFilters listFilters) {
        this.listFilters = listFilters;
    }

    @GetMapping("/api/filters")
    @Operation(operationId = "listFilters", summary = "The filters, with how many tickets each finds")
    Page<FilterView> filters() {
        return listFilters.list();
    }
}
