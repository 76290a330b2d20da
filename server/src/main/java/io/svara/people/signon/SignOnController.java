package io.svara.people.signon;

import io.svara.kernel.SvaraSettings;
import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.people.session.Device;
import io.svara.people.session.SessionCookies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "single-sign-on")
class SignOnController {

    private static final String COOKIE = "svara_sign_on";
    private static final String PATH = "/api/sign-on";

    private final FindSignOn findSignOn;
    private final BeginSignOn beginSignOn;
    private final FinishSignOn finishSignOn;
    private final ShowSignOn showSignOn;
    private final ChangeSignOn changeSignOn;
    private final TrySignOn trySignOn;
    private final SessionCookies cookies;
    private final boolean servedByHttps;

    SignOnController(
            FindSignOn findSignOn,
            BeginSignOn beginSignOn,
            FinishSignOn finishSignOn,
            ShowSignOn showSignOn,
            ChangeSignOn changeSignOn,
            TrySignOn trySignOn,
            SessionCookies cookies,
            SvaraSettings settings) {
        this.findSignOn = findSignOn;
        this.beginSignOn = beginSignOn;
        this.finishSignOn = finishSignOn;
        this.showSignOn = showSignOn;
        this.changeSignOn = changeSignOn;
        this.trySignOn = trySignOn;
        this.cookies = cookies;
        this.servedByHttps = settings.baseUrl().toLowerCase(Locale.ROOT).startsWith("https:");
    }

    /** @param word an e-mail address, or an organisation's handle */
    record Wish(@Nullable String word) {}

    /** @param url of the provider, for the browser to go to */
    record ProviderAddress(String url) {}

    @GetMapping("/api/sign-on")
    @Operation(operationId = "findSignOn", summary = "At which provider somebody signs in, by e-mail address or handle")
    FindSignOn.Found find(@RequestParam String word) {
        return findSignOn.find(word);
    }

    @PostMapping("/api/sign-on")
    @Operation(operationId = "beginSignOn", summary = "Begin to sign in at a provider: where the browser has to go")
    @IgnoresIdempotencyKey("each sign-in has secrets of its own")
    ProviderAddress begin(@RequestBody Wish wish, HttpServletRequest request, HttpServletResponse response) {
        var begun = beginSignOn.begin(Objects.requireNonNullElse(wish.word(), ""), Device.of(request));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(begun.browser(), BeginSignOn.LONGEST, request));
        return new ProviderAddress(begun.url());
    }

    @PostMapping("/api/sign-on/answer")
    @Operation(
            operationId = "finishSignOn",
            summary = "Sign in with what the provider has answered; sets the session's cookie")
    @IgnoresIdempotencyKey("an answer is good for once")
    ResponseEntity<?> finish(
            @RequestBody FinishSignOn.Brought brought,
            @CookieValue(name = COOKIE, required = false) @Nullable String browser,
            HttpServletRequest request,
            HttpServletResponse response) {
        var outcome = finishSignOn.finish(brought, Objects.requireNonNullElse(browser, ""), Device.of(request));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request));
        return cookies.answer(outcome, request, response);
    }

    @GetMapping("/api/security/single-sign-on")
    @Operation(operationId = "getSingleSignOn", summary = "At which provider the organisation's agents sign in")
    SignOnView show() {
        return showSignOn.show();
    }

    @PutMapping("/api/security/single-sign-on")
    @Operation(operationId = "changeSingleSignOn", summary = "Write the settings of single sign-on anew, whole")
    @IgnoresIdempotencyKey("the client's secret must not be kept anywhere else")
    SignOnView change(@RequestBody SignOnRequest settings) {
        return changeSignOn.change(settings);
    }

    @DeleteMapping("/api/security/single-sign-on")
    @Operation(operationId = "removeSingleSignOn", summary = "Sign in at no provider any more")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove() {
        changeSignOn.remove();
    }

    @PostMapping("/api/security/single-sign-on/test")
    @Operation(operationId = "testSingleSignOn", summary = "Whether sign-in would work with these settings")
    @IgnoresIdempotencyKey("it changes nothing, and holds the client's secret")
    TrySignOn.Result test(@RequestBody TrySignOn.Trial settings) {
        return trySignOn.attempt(settings);
    }

    /** Lax: the browser comes back from another site by a link, and then asks us itself. */
    private String cookie(String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(servedByHttps || request.isSecure())
                .maxAge(age)
                .build()
                .toString();
    }
}
