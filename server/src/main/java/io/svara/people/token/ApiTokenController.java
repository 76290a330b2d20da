package io.svara.people.token;

import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.kernel.paging.Page;
import io.svara.people.ApiTokenId;
import io.svara.people.session.SessionCookies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
class ApiTokenController {

    private final ListApiTokens listApiTokens;
    private final CreateApiToken createApiToken;
    private final RevokeApiToken revokeApiToken;

    ApiTokenController(ListApiTokens listApiTokens, CreateApiToken createApiToken, RevokeApiToken revokeApiToken) {
        this.listApiTokens = listApiTokens;
        this.createApiToken = createApiToken;
        this.revokeApiToken = revokeApiToken;
    }

    /**
     * @param scopes of {@code tickets:read}, {@code tickets:write}, {@code admin:read}, {@code admin:write}; absent: all that
     *     one may oneself
     * @param expiresAt absent: it does not expire
     */
    record NewToken(
            @NotBlank @Size(max = 100) String name,
            @Nullable List<String> scopes,
            @Nullable Instant expiresAt) {}

    @GetMapping("/api/tokens")
    @Operation(operationId = "listTokens", summary = "One's own API tokens, without their text")
    Page<ApiTokenTable.Shown> list() {
        return listApiTokens.list();
    }

    @PostMapping("/api/tokens")
    @Operation(operationId = "createToken", summary = "A new API token; its text is shown this once")
    @ResponseStatus(HttpStatus.CREATED)
    @IgnoresIdempotencyKey("the token's text must not be kept anywhere")
    CreateApiToken.Created create(@Valid @RequestBody NewToken token, HttpServletRequest request) {
        return createApiToken.createOwn(
                token.name(), Reach.read(token.scopes(), token.expiresAt()), SessionCookies.required(request));
    }

    @DeleteMapping("/api/tokens/{id}")
    @Operation(operationId = "revokeToken", summary = "End an API token of one's own")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable ApiTokenId id) {
        revokeApiToken.revoke(id);
    }
}
