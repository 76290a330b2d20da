package io.svara.tickets.types;

import io.svara.kernel.paging.Page;
import io.svara.tickets.TypeId;
import io.svara.tickets.store.TypeRows.TicketType;
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
class TypesController {

    record TypeRequest(@Nullable String name, @Nullable Long ifVersion) {}

    record TypeOrder(@Nullable List<TypeId> ids) {}

    private final ListTypes listTypes;
    private final NameTypes nameTypes;
    private final CreateType createType;
    private final RenameType renameType;
    private final OrderTypes orderTypes;
    private final RemoveType removeType;

    TypesController(
            ListTypes listTypes,
            NameTypes nameTypes,
            CreateType createType,
            RenameType renameType,
            OrderTypes orderTypes,
            RemoveType removeType) {
        this.listTypes = listTypes;
        this.nameTypes = nameTypes;
        this.createType = createType;
        this.renameType = renameType;
        this.orderTypes = orderTypes;
        this.removeType = removeType;
    }

    @GetMapping("/api/types")
    @Operation(operationId = "listTypes", summary = "The types of tickets, in their order")
    Page<TicketType> types() {
        return listTypes.list();
    }

    @GetMapping("/api/types/all")
    @Operation(operationId = "listTypeNames", summary = "Names of all types, also of removed ones: for history")
    Page<NameTypes.NamedType> all() {
        return nameTypes.all();
    }

    @PostMapping("/api/types")
    @Operation(operationId = "createType", summary = "A new type")
    @ResponseStatus(HttpStatus.CREATED)
    TicketType create(@RequestBody TypeRequest request) {
        return createType.create(request.name());
    }

    @PatchMapping("/api/types/{id}")
    @Operation(operationId = "changeType", summary = "Call a type something else")
    TicketType rename(@PathVariable TypeId id, @RequestBody TypeRequest request) {
        return renameType.rename(id, request.name(), request.ifVersion());
    }

    @PutMapping("/api/types/order")
    @Operation(operationId = "setTypeOrder", summary = "The order in which types are offered")
    Page<TicketType> order(@RequestBody TypeOrder order) {
        return orderTypes.order(order.ids());
    }

    @DeleteMapping("/api/types/{id}")
    @Operation(operationId = "removeType", summary = "Let a type be chosen no longer; it stays on its tickets")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable TypeId id, @RequestParam(required = false) @Nullable Long ifVersion) {
        removeType.remove(id, ifVersion);
    }
}
