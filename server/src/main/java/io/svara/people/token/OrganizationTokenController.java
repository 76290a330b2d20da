package io.svara.people.token;

import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.kernel.paging.Page;
import io.svara.people.ApiTokenId;
import io.svara.people.session.SessionCookies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "tokens")
class OrganizationTokenController {

    private final ListAllTokens listAllTokens;
    private final CreateOrganizationToken createOrganizationToken;
    private final RevokeAnyToken revokeAnyToken;

    OrganizationTokenController(
            ListAllTokens listAllTokens,
            CreateOrganizationToken createOrganizationToken,
            RevokeAnyToken revokeAnyToken) {
        this.listAllTokens = listAllTokens;
        this.createOrganizationToken = createOrganizationToken;
        this.revokeAnyToken = revokeAnyToken;
    }

    @GetMapping("/api/admin/tokens")
    @Operation(
            operationId = "listAllTokens",
            summary = "The organisation's API tokens and its agents', without their text")
    Page<ListAllTokens.TokenOfAll> list() {
        return listAllTokens.list();
    }

    @PostMapping("/api/admin/tokens")
    @Operation(
            operationId = "createOrganizationToken",
            summary = "A new API token of the organisation; its text is shown this once")
    @ResponseStatus(HttpStatus.CREATED)
    @IgnoresIdempotencyKey("the token's text must not be kept anywhere")
    CreateApiToken.Created create(@RequestBody CreateOrganizationToken.Request token, HttpServletRequest request) {
        return createOrganizationToken.create(token, SessionCookies.required(request));
    }

    @DeleteMapping("/api/admin/tokens/{id}")
    @Operation(operationId = "revokeAnyToken", summary = "End an API token of the organisation or of an agent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable ApiTokenId id) {
        revokeAnyToken.revoke(id);
    }
}
