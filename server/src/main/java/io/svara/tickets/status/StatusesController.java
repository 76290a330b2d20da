package io.svara.tickets.status;

import io.svara.kernel.paging.Page;
import io.svara.tickets.StatusId;
import io.svara.tickets.store.StatusRows.StatusDetails;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatusesController {

    record StatusOrder(@Nullable List<StatusId> ids) {}

    private final ListStatuses listStatuses;
    private final NameStatuses nameStatuses;
    private final CreateStatus createStatus;
    private final ChangeStatus changeStatus;
    private final OrderStatuses orderStatuses;
    private final RemoveStatus removeStatus;
    private final ShowStatusRules showRules;
    private final ChangeStatusRules changeRules;

    StatusesController(
            ListStatuses listStatuses,
            NameStatuses nameStatuses,
            CreateStatus createStatus,
            ChangeStatus changeStatus,
            OrderStatuses orderStatuses,
            RemoveStatus removeStatus,
            ShowStatusRules showRules,
            ChangeStatusRules changeRules) {
        this.listStatuses = listStatuses;
        this.nameStatuses = nameStatuses;
        this.createStatus = createStatus;
        this.changeStatus = changeStatus;
        this.orderStatuses = orderStatuses;
        this.removeStatus = removeStatus;
        this.showRules = showRules;
        this.changeRules = changeRules;
    }

    @GetMapping("/api/statuses")
    @Operation(operationId = "listStatuses", summary = "The statuses, in their order")
    Page<StatusDetails> statuses() {
        return listStatuses.list();
    }

    @GetMapping("/api/statuses/all")
    @Operation(operationId = "listStatusNames", summary = "Names of all statuses, also of removed ones: for history")
    Page<NameStatuses.NamedStatus> all() {
        return nameStatuses.all();
    }

    @PostMapping("/api/statuses")
    @Operation(operationId = "createStatus", summary = "A new status of one of the kinds")
    @ResponseStatus(HttpStatus.CREATED)
    StatusDetails create(@RequestBody CreateStatus.Request request) {
        return createStatus.create(request);
    }

    @PatchMapping("/api/statuses/{id}")
    @Operation(operationId = "changeStatus", summary = "A status's names, and whether In hand is there; its kind stays")
    StatusDetails change(@PathVariable StatusId id, @RequestBody ChangeStatus.Request request) {
        return changeStatus.change(id, request);
    }

    @PutMapping("/api/statuses/order")
    @Operation(operationId = "setStatusOrder", summary = "The order in which statuses are offered")
    Page<StatusDetails> order(@RequestBody StatusOrder order) {
        return orderStatuses.order(order.ids());
    }

    @DeleteMapping("/api/statuses/{id}")
    @Operation(operationId = "removeStatus", summary = "Let one of your own statuses be chosen no longer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable StatusId id, @RequestParam(required = false) @Nullable Long ifVersion) {
        removeStatus.remove(id, ifVersion);
    }

    @GetMapping("/api/statuses/rules")
    @Operation(operationId = "getStatusRules", summary = "Which status a ticket gets by itself")
    StatusRules rules() {
        return showRules.show();
    }

    @PutMapping("/api/statuses/rules")
    @Operation(operationId = "setStatusRules", summary = "Choose which status a ticket gets by itself")
    StatusRules changeRules(@RequestBody ChangeStatusRules.Request request) {
        return changeRules.change(request);
    }
}
