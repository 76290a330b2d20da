package io.svara.people.session;

import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.people.passkey.Passkeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "session")
class SecondStepController {

    private static final String A_SESSION_EACH = "each sign-in is a session of its own";
    private static final String ANOTHER_CHALLENGE = "each challenge is another";

    private final SecondStep secondStep;
    private final PasskeySignIn passkeySignIn;
    private final ConfirmIdentity confirmIdentity;
    private final SessionCookies cookies;

    SecondStepController(
            SecondStep secondStep,
            PasskeySignIn passkeySignIn,
            ConfirmIdentity confirmIdentity,
            SessionCookies cookies) {
        this.secondStep = secondStep;
        this.passkeySignIn = passkeySignIn;
        this.confirmIdentity = confirmIdentity;
        this.cookies = cookies;
    }

    /** @param credential the browser's answer, {@code PublicKeyCredential.toJSON()} as JSON text */
    record PasskeyAnswer(@NotBlank @Size(max = 20_000) String credential) {}

    @GetMapping("/api/session/second")
    @Operation(operationId = "getSecondStep", summary = "Which second steps this browser's sign-in can take")
    SecondStepView show(HttpServletRequest request) {
        return secondStep.show(token(request));
    }

    @PostMapping("/api/session/second")
    @Operation(operationId = "finishSignIn", summary = "The second step; the answer sets the session's cookie")
    @IgnoresIdempotencyKey(A_SESSION_EACH)
    SessionView finish(@Valid @RequestBody Proof proof, HttpServletRequest request, HttpServletResponse response) {
        var signedIn = secondStep.finish(token(request), proof, Device.of(request));
        cookies.clearPending(request, response);
        cookies.set(signedIn.cookie(), request, response);
        return signedIn.view();
    }

    @PostMapping("/api/session/second/code")
    @Operation(operationId = "sendSignInCode", summary = "Mail a code for the second step")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey("each code is another")
    void sendCode(HttpServletRequest request) {
        secondStep.sendCode(token(request));
    }

    @PostMapping("/api/session/second/passkey")
    @Operation(operationId = "beginPasskeySecondStep", summary = "What to ask the browser for, as the second step")
    @IgnoresIdempotencyKey(ANOTHER_CHALLENGE)
    Passkeys.RequestOptions askForPasskey(HttpServletRequest request) {
        return secondStep.askForPasskey(token(request));
    }

    @PostMapping("/api/session/passkey/options")
    @Operation(operationId = "beginPasskeySignIn", summary = "What to ask the browser for, to sign in with a passkey")
    @IgnoresIdempotencyKey(ANOTHER_CHALLENGE)
    Passkeys.RequestOptions askForAny() {
        return passkeySignIn.ask();
    }

    @PostMapping("/api/session/passkey")
    @Operation(operationId = "signInWithPasskey", summary = "Sign in with a passkey alone")
    @IgnoresIdempotencyKey(A_SESSION_EACH)
    SessionView signIn(
            @Valid @RequestBody PasskeyAnswer answer, HttpServletRequest request, HttpServletResponse response) {
        var signedIn = passkeySignIn.signIn(answer.credential(), Device.of(request));
        cookies.clearPending(request, response);
        cookies.set(signedIn.cookie(), request, response);
        return signedIn.view();
    }

    @PostMapping("/api/session/confirmation")
    @Operation(operationId = "verifyIdentity", summary = "Show once more who one is, before one changes how to sign in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey("a code works once")
    void confirm(@Valid @RequestBody Proof proof, HttpServletRequest request) {
        confirmIdentity.confirm(proof, SessionCookies.required(request));
    }

    @PostMapping("/api/session/confirmation/code")
    @Operation(operationId = "sendVerifyIdentityCode", summary = "Mail a code to show who one is")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey("each code is another")
    void sendCodeToConfirm(HttpServletRequest request) {
        confirmIdentity.sendCode(SessionCookies.required(request));
    }

    @PostMapping("/api/session/confirmation/passkey")
    @Operation(operationId = "beginVerifyIdentity", summary = "What to ask the browser for, to show who one is")
    @IgnoresIdempotencyKey(ANOTHER_CHALLENGE)
    Passkeys.RequestOptions askToConfirm() {
        return confirmIdentity.askForPasskey();
    }

    private static @Nullable String token(HttpServletRequest request) {
        return SessionCookies.pending(request).orElse(null);
    }
}
