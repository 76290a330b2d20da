package io.svara.installation.setup;

import io.svara.installation.setup.ShowInstallation.InstallationView;
import io.svara.kernel.ServingOnly;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ServingOnly
class InstallationController {

    private final ShowInstallation showInstallation;

    InstallationController(ShowInstallation showInstallation) {
        this.showInstallation = showInstallation;
    }

    @GetMapping("/api/installation")
    @Operation(operationId = "getInstallation", summary = "Whether it is set up, and whether it is the demo")
    InstallationView show() {
        return showInstallation.show();
    }
}
