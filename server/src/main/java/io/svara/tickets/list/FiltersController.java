package io.svara.tickets.list;

import io.svara.kernel.paging.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FiltersController {

    private final ListFilters listFilters;

    FiltersController(ListFilters listFilters) {
        this.listFilters = listFilters;
    }

    @GetMapping("/api/filters")
    Page<FilterView> filters() {
        return listFilters.list();
    }
}
