package io.svara.people.licence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "agents")
class LicenceController {

    private final SetLicenceLevel setLicenceLevel;

    LicenceController(SetLicenceLevel setLicenceLevel) {
        this.setLicenceLevel = setLicenceLevel;
    }

    @PutMapping("/api/admin/agents/licence-level")
    @Operation(operationId = "setLicenceLevel", summary = "Give agents a licence level, or none: all services")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@RequestBody SetLicenceLevel.Request request) {
        setLicenceLevel.set(request);
    }
}
