package io.svara.people.twofactor;

import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.people.session.SessionCookies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "session")
class TwoFactorController {

    private static final String SECRET = "what is answered must not be kept anywhere";
    private static final String DONE_IS_DONE = "done twice, it is done";

    private final ShowTwoFactor showTwoFactor;
    private final SetUpApp setUpApp;
    private final SetUpEmail setUpEmail;
    private final RenewRecoveryCodes renewRecoveryCodes;
    private final PrintRecoveryCodes printRecoveryCodes;

    TwoFactorController(
            ShowTwoFactor showTwoFactor,
            SetUpApp setUpApp,
            SetUpEmail setUpEmail,
            RenewRecoveryCodes renewRecoveryCodes,
            PrintRecoveryCodes printRecoveryCodes) {
        this.showTwoFactor = showTwoFactor;
        this.setUpApp = setUpApp;
        this.setUpEmail = setUpEmail;
        this.renewRecoveryCodes = renewRecoveryCodes;
        this.printRecoveryCodes = printRecoveryCodes;
    }

    record Code(@NotBlank @Size(max = 20) String code) {}

    /** @param language {@code en}, {@code sv} or {@code no} */
    record Printing(
            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 40) String> codes,
            @NotBlank @Size(max = 10) String language) {}

    @GetMapping("/api/session/two-factor")
    @Operation(operationId = "getTwoFactor", summary = "One's own second factors")
    ShowTwoFactor.TwoFactorView show(HttpServletRequest request) {
        return showTwoFactor.show(SessionCookies.required(request));
    }

    @PostMapping("/api/session/two-factor/app")
    @Operation(operationId = "beginApp", summary = "A secret for an authenticator app; it counts once a code proves it")
    @IgnoresIdempotencyKey(SECRET)
    AppSecret.Offer offerApp(HttpServletRequest request) {
        return setUpApp.offer(SessionCookies.required(request));
    }

    @PutMapping("/api/session/two-factor/app")
    @Operation(operationId = "finishApp", summary = "Turn the authenticator app on, by a code that it shows")
    @IgnoresIdempotencyKey(SECRET)
    TurnedOn turnAppOn(@Valid @RequestBody Code code, HttpServletRequest request) {
        return setUpApp.turnOn(code.code(), SessionCookies.required(request));
    }

    @DeleteMapping("/api/session/two-factor/app")
    @Operation(operationId = "removeApp", summary = "Turn the authenticator app off")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey(DONE_IS_DONE)
    void turnAppOff(HttpServletRequest request) {
        setUpApp.turnOff(SessionCookies.required(request));
    }

    @PostMapping("/api/session/two-factor/email")
    @Operation(operationId = "beginEmailCode", summary = "Mail a code, to prove that mail arrives")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey("each code is another")
    void sendCode(HttpServletRequest request) {
        setUpEmail.sendCode(SessionCookies.required(request));
    }

    @PutMapping("/api/session/two-factor/email")
    @Operation(operationId = "finishEmailCode", summary = "Turn codes by mail on, by the one that was mailed")
    @IgnoresIdempotencyKey(SECRET)
    TurnedOn turnEmailOn(@Valid @RequestBody Code code, HttpServletRequest request) {
        return setUpEmail.turnOn(code.code(), SessionCookies.required(request));
    }

    @DeleteMapping("/api/session/two-factor/email")
    @Operation(operationId = "removeEmailCode", summary = "Turn codes by mail off")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey(DONE_IS_DONE)
    void turnEmailOff(HttpServletRequest request) {
        setUpEmail.turnOff(SessionCookies.required(request));
    }

    @PostMapping("/api/session/recovery-codes")
    @Operation(
            operationId = "createRecoveryCodes",
            summary = "New recovery codes in place of the old ones, shown this once")
    @IgnoresIdempotencyKey(SECRET)
    TurnedOn renew(HttpServletRequest request) {
        return renewRecoveryCodes.renew(SessionCookies.required(request));
    }

    @PostMapping("/api/session/recovery-codes/pdf")
    @Operation(operationId = "readRecoveryCodesPdf", summary = "The codes that were just shown, to be printed")
    @IgnoresIdempotencyKey(SECRET)
    ResponseEntity<byte[]> print(@Valid @RequestBody Printing printing) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"svara-recovery-codes.pdf\"")
                .body(printRecoveryCodes.print(printing.codes(), printing.language()));
    }
}
