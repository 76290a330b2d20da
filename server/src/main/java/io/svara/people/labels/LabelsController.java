package io.svara.people.labels;

import io.svara.kernel.paging.Page;
import io.svara.organization.LabelId;
import io.svara.organization.Labels;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LabelsController {

    private final ListLabels listLabels;
    private final NameLabels nameLabels;
    private final ListManagedLabels listManaged;
    private final CreateLabel createLabel;
    private final ChangeLabel changeLabel;
    private final RemoveLabel removeLabel;

    LabelsController(
            ListLabels listLabels,
            NameLabels nameLabels,
            ListManagedLabels listManaged,
            CreateLabel createLabel,
            ChangeLabel changeLabel,
            RemoveLabel removeLabel) {
        this.listLabels = listLabels;
        this.nameLabels = nameLabels;
        this.listManaged = listManaged;
        this.createLabel = createLabel;
        this.changeLabel = changeLabel;
        this.removeLabel = removeLabel;
    }

    @GetMapping("/api/labels")
    @Operation(operationId = "listLabels", summary = "The labels that the caller may choose")
    Page<Labels.Label> labels() {
        return listLabels.list();
    }

    @GetMapping("/api/labels/all")
    @Operation(operationId = "listLabelNames", summary = "Names of all labels, also of removed ones: for history")
    Page<NameLabels.NamedLabel> all() {
        return nameLabels.all();
    }

    @GetMapping("/api/admin/labels")
    @Operation(operationId = "listManagedLabels", summary = "All labels, with the groups that they are bound to")
    Page<ManagedLabel> managed() {
        return listManaged.list();
    }

    @PostMapping("/api/labels")
    @Operation(operationId = "createLabel", summary = "A new label")
    @ResponseStatus(HttpStatus.CREATED)
    Labels.Label create(@RequestBody CreateLabel.Request request) {
        return createLabel.create(request);
    }

    @PatchMapping("/api/labels/{id}")
    @Operation(operationId = "changeLabel", summary = "A label's colour, services and groups; its name stays")
    ManagedLabel change(@PathVariable LabelId id, @RequestBody ChangeLabel.Request request) {
        return changeLabel.change(id, request);
    }

    @DeleteMapping("/api/labels/{id}")
    @Operation(operationId = "removeLabel", summary = "Let a label be chosen no longer; it stays in history")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable LabelId id, @RequestParam(required = false) @Nullable Long ifVersion) {
        removeLabel.remove(id, ifVersion);
    }
}
