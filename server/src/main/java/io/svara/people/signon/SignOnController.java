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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "single-sign-on")
class SignOnController {

    private final FindSignOn findSignOn;
    private final BeginSignOn beginSignOn;
    private final FinishSignOn finishSignOn;
    private final ShowSignOn showSignOn;
    private final ChangeSignOn changeSignOn;
    private final TrySignOn trySignOn;
    private final CheckSignOnDomain checkDomain;
    private final SignOnCookie cookie;
    private final SessionCookies cookies;

    SignOnController(
            FindSignOn findSignOn,
            BeginSignOn beginSignOn,
            FinishSignOn finishSignOn,
            ShowSignOn showSignOn,
            ChangeSignOn changeSignOn,
            TrySignOn trySignOn,
            CheckSignOnDomain checkDomain,
            SignOnCookie cookie,
            SessionCookies cookies) {
        this.findSignOn = findSignOn;
        this.beginSignOn = beginSignOn;
        this.finishSignOn = finishSignOn;
        this.showSignOn = showSignOn;
        this.changeSignOn = changeSignOn;
        this.trySignOn = trySignOn;
        this.checkDomain = checkDomain;
        this.cookie = cookie;
        this.cookies = cookies;
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
        cookie.set(begun.browser(), request, response);
        return new ProviderAddress(begun.url());
    }

    @PostMapping("/api/sign-on/answer")
    @Operation(
            operationId = "finishSignOn",
            summary = "Sign in with what the provider has answered; sets the session's cookie")
    @IgnoresIdempotencyKey("an answer is good for once")
    ResponseEntity<?> finish(
            @RequestBody ProviderVisit.Brought brought,
            @CookieValue(name = SignOnCookie.NAME, required = false) @Nullable String browser,
            HttpServletRequest request,
            HttpServletResponse response) {
        var outcome = finishSignOn.finish(brought, Objects.requireNonNullElse(browser, ""), Device.of(request));
        cookie.clear(request, response);
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
    SignOnView change(@RequestBody SignOnRequest settings, HttpServletRequest request) {
        return changeSignOn.change(settings, SessionCookies.required(request));
    }

    @DeleteMapping("/api/security/single-sign-on")
    @Operation(operationId = "removeSingleSignOn", summary = "Sign in at no provider any more")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(HttpServletRequest request) {
        changeSignOn.remove(SessionCookies.required(request));
    }

    @PostMapping("/api/security/single-sign-on/test")
    @Operation(operationId = "testSingleSignOn", summary = "Whether sign-in would work with these settings")
    @IgnoresIdempotencyKey("it changes nothing, and holds the client's secret")
    TrySignOn.Result test(@RequestBody TrySignOn.Trial settings) {
        return trySignOn.attempt(settings);
    }

    @PostMapping("/api/security/single-sign-on/domains/{domain}/verify")
    @Operation(operationId = "verifySignOnDomain", summary = "Whether the record in DNS is there that proves a domain")
    @IgnoresIdempotencyKey("it asks what is there now")
    CheckSignOnDomain.Checked check(@PathVariable String domain) {
        return checkDomain.check(domain);
    }
}
