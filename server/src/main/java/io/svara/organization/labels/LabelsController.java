package io.svara.organization.labels;

import io.svara.kernel.paging.Page;
import io.svara.organization.Labels;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LabelsController {

    private final ListLabels listLabels;
    private final CreateLabel createLabel;

    LabelsController(ListLabels listLabels, CreateLabel createLabel) {
        this.listLabels = listLabels;
        this.createLabel = createLabel;
    }

    @GetMapping("/api/labels")
    @Operation(operationId = "listLabels", summary = "The labels")
    Page<Labels.Label> labels() {
        return listLabels.list();
    }

    @PostMapping("/api/labels")
    @Operation(operationId = "createLabel", summary = "A new label")
    @ResponseStatus(HttpStatus.CREATED)
    Labels.Label create(@RequestBody CreateLabel.Request request) {
        return createLabel.create(request);
    }
}
