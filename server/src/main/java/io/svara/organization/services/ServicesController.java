package io.svara.organization.services;

import io.svara.kernel.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "services")
class ServicesController {

    /** Fields that are absent stay as they are. */
    record Patch(
            @NotBlank String service,
            @Nullable Boolean active,
            @Nullable Boolean guideClosed,
            @Nullable String keptStep) {}

    private final ListServices listServices;
    private final ChangeService changeService;

    ServicesController(ListServices listServices, ChangeService changeService) {
        this.listServices = listServices;
        this.changeService = changeService;
    }

    @GetMapping("/api/services")
    @Operation(operationId = "listServices", summary = "What can be used, and how far its guide has come")
    Page<ServiceView> list() {
        return new Page<>(listServices.list(), null);
    }

    @PatchMapping("/api/admin/services")
    @Operation(
            operationId = "changeService",
            summary = "Take a service into use, put its guide away, tick a step that is well as it is")
    ServiceView change(@Valid @RequestBody Patch patch) {
        return changeService.change(patch.service(), patch.active(), patch.guideClosed(), patch.keptStep());
    }
}
