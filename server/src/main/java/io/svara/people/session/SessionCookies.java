package io.svara.people.session;

import io.svara.kernel.SvaraSettings;
import io.svara.people.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Gives the browser its session, and the proof against forged requests that its script sends back. */
@Component
public class SessionCookies {

    private final boolean servedByHttps;

    SessionCookies(SvaraSettings settings) {
        servedByHttps = settings.baseUrl().toLowerCase(Locale.ROOT).startsWith("https:");
    }

    public void set(SessionCookie session, HttpServletRequest request, HttpServletResponse response) {
        add(response, cookie(SessionCookie.NAME, session.secret(), request, SessionLife.WHOLE, true));
        add(response, cookie(SessionCookie.CSRF_COOKIE, session.csrfToken(), request, SessionLife.WHOLE, false));
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        add(response, cookie(SessionCookie.NAME, "", request, Duration.ZERO, true));
        add(response, cookie(SessionCookie.CSRF_COOKIE, "", request, Duration.ZERO, false));
    }

    private ResponseCookie cookie(
            String name, String value, HttpServletRequest request, Duration age, boolean hiddenFromScript) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(hiddenFromScript)
                .sameSite("Lax")
                .secure(servedByHttps || request.isSecure())
                .maxAge(age)
                .build();
    }

    private static void add(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
