package io.svara.people.twofactor;

import io.svara.kernel.AgentId;
import io.svara.people.session.SessionCookies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "admin")
class SecurityController {

    private final ShowSecurity showSecurity;
    private final RequireTwoFactor requireTwoFactor;
    private final ResetFactors resetFactors;

    SecurityController(ShowSecurity showSecurity, RequireTwoFactor requireTwoFactor, ResetFactors resetFactors) {
        this.showSecurity = showSecurity;
        this.requireTwoFactor = requireTwoFactor;
        this.resetFactors = resetFactors;
    }

    /** @param required {@code none}, {@code any} or {@code app-or-passkey} */
    record SecurityChange(
            @NotBlank @Size(max = 30) String required,
            @PositiveOrZero long ifVersion) {}

    @GetMapping("/api/admin/security")
    @Operation(operationId = "getSecurity", summary = "Whether all agents need a second factor, and who lacks one")
    SecurityView show() {
        return showSecurity.show();
    }

    @PutMapping("/api/admin/security")
    @Operation(operationId = "changeSecurity", summary = "Ask all agents for a second factor, or no longer")
    SecurityView require(@Valid @RequestBody SecurityChange change, HttpServletRequest request) {
        return requireTwoFactor.require(change.required(), change.ifVersion(), SessionCookies.required(request));
    }

    @DeleteMapping("/api/admin/agents/{id}/factors")
    @Operation(
            operationId = "removeAgentFactors",
            summary = "Take away all second factors of an agent who has lost them")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable AgentId id) {
        resetFactors.reset(id);
    }
}
