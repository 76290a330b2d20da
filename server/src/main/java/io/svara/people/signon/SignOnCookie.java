package io.svara.people.signon;

import io.svara.kernel.SvaraSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Tells the browser that was sent to a provider from all others. */
@Component
class SignOnCookie {

    static final String NAME = "svara_sign_on";
    private static final String PATH = "/api/sign-on";

    private final boolean servedByHttps;

    SignOnCookie(SvaraSettings settings) {
        servedByHttps = settings.baseUrl().toLowerCase(Locale.ROOT).startsWith("https:");
    }

    void set(String value, HttpServletRequest request, HttpServletResponse response) {
        add(value, ProviderVisit.LONGEST, request, response);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        add("", Duration.ZERO, request, response);
    }

    /** Lax: the browser comes back from another site by a link, and then asks us itself. */
    private void add(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(NAME, value)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(servedByHttps || request.isSecure())
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
