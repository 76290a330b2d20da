package io.svara.people.signon;

import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.people.session.Device;
import io.svara.people.session.SessionCookies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "session")
class ProviderConfirmationController {

    private final BeginConfirmation beginConfirmation;
    private final FinishConfirmation finishConfirmation;
    private final SignOnCookie cookie;

    ProviderConfirmationController(
            BeginConfirmation beginConfirmation, FinishConfirmation finishConfirmation, SignOnCookie cookie) {
        this.beginConfirmation = beginConfirmation;
        this.finishConfirmation = finishConfirmation;
        this.cookie = cookie;
    }

    @PostMapping("/api/sign-on/confirmation")
    @Operation(
            operationId = "beginVerifyAtProvider",
            summary = "Show once more at the provider who one is: where the browser has to go")
    @IgnoresIdempotencyKey("each visit has secrets of its own")
    SignOnController.ProviderAddress begin(HttpServletRequest request, HttpServletResponse response) {
        var begun = beginConfirmation.begin(SessionCookies.required(request), Device.of(request));
        cookie.set(begun.browser(), request, response);
        return new SignOnController.ProviderAddress(begun.url());
    }

    @PostMapping("/api/sign-on/confirmation/answer")
    @Operation(
            operationId = "finishVerifyAtProvider",
            summary = "What the provider has answered; the session's owner has shown who they are")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey("an answer is good for once")
    void finish(
            @RequestBody ProviderVisit.Brought brought,
            @CookieValue(name = SignOnCookie.NAME, required = false) @Nullable String browser,
            HttpServletRequest request,
            HttpServletResponse response) {
        finishConfirmation.finish(
                brought, Objects.requireNonNullElse(browser, ""), SessionCookies.required(request), Device.of(request));
        cookie.clear(request, response);
    }
}
