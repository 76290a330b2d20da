package io.svara.tickets.fields;

import io.svara.kernel.paging.Page;
import io.svara.tickets.FieldId;
import io.svara.tickets.store.FieldRows.TicketField;
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
class FieldsController {

    record FieldOrder(@Nullable List<FieldId> ids) {}

    private final ListFields listFields;
    private final NameFields nameFields;
    private final CreateField createField;
    private final ChangeField changeField;
    private final OrderFields orderFields;
    private final RemoveField removeField;

    FieldsController(
            ListFields listFields,
            NameFields nameFields,
            CreateField createField,
            ChangeField changeField,
            OrderFields orderFields,
            RemoveField removeField) {
        this.listFields = listFields;
        this.nameFields = nameFields;
        this.createField = createField;
        this.changeField = changeField;
        this.orderFields = orderFields;
        this.removeField = removeField;
    }

    @GetMapping("/api/fields")
    @Operation(operationId = "listFields", summary = "The organisation's own fields of tickets, in their order")
    Page<TicketField> fields() {
        return listFields.list();
    }

    @GetMapping("/api/fields/all")
    @Operation(operationId = "listFieldNames", summary = "All fields, also removed ones: for what stands in them")
    Page<TicketField> all() {
        return nameFields.all();
    }

    @PostMapping("/api/fields")
    @Operation(operationId = "createField", summary = "A new field of one of the kinds")
    @ResponseStatus(HttpStatus.CREATED)
    TicketField create(@RequestBody CreateField.Request request) {
        return createField.create(request);
    }

    @PatchMapping("/api/fields/{id}")
    @Operation(
            operationId = "changeField",
            summary = "A field's names and options, and whether it is required; its kind stays")
    TicketField change(@PathVariable FieldId id, @RequestBody ChangeField.Request request) {
        return changeField.change(id, request);
    }

    @PutMapping("/api/fields/order")
    @Operation(operationId = "setFieldOrder", summary = "The order in which fields stand at a ticket")
    Page<TicketField> order(@RequestBody FieldOrder order) {
        return orderFields.order(order.ids());
    }

    @DeleteMapping("/api/fields/{id}")
    @Operation(
            operationId = "removeField",
            summary = "Let a field be filled in no longer; what tickets have in it stays")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable FieldId id, @RequestParam(required = false) @Nullable Long ifVersion) {
        removeField.remove(id, ifVersion);
    }
}
