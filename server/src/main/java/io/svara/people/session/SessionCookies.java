package io.svara.people.session;

import io.svara.kernel.SvaraSettings;
import io.svara.people.SessionCookie;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Gives the browser its session, and the proof against forged requests that its script sends back. */
@Component
public class SessionCookies {

    private static final String PENDING = "svara_sign_in";
    private static final int MAX_PENDING = 100;

    private final boolean servedByHttps;

    SessionCookies(SvaraSettings settings) {
        servedByHttps = settings.baseUrl().toLowerCase(Locale.ROOT).startsWith("https:");
    }

    /** The browser's own session. A program with a token has none. */
    public static SessionCookie required(HttpServletRequest request) {
        return SessionCookie.required(request);
    }

    /** A sign-in that waits for its second step is this browser's alone, and no other site's page can go on with it. */
    void setPending(String token, HttpServletRequest request, HttpServletResponse response) {
        add(response, pending(token, request, SignInStepTable.LIFE));
    }

    void clearPending(HttpServletRequest request, HttpServletResponse response) {
        add(response, pending("", request, Duration.ZERO));
    }

    static Optional<String> pending(HttpServletRequest request) {
        return Stream.of(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(PENDING))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= MAX_PENDING)
                .findFirst();
    }

    private ResponseCookie pending(String token, HttpServletRequest request, Duration age) {
        return ResponseCookie.from(PENDING, token)
                .path("/api/session")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(servedByHttps || request.isSecure())
                .maxAge(age)
                .build();
    }

    /** 200 and the session, or 202 and what else is asked for; each with its cookies. */
    public ResponseEntity<?> answer(SignInOutcome outcome, HttpServletRequest request, HttpServletResponse response) {
        return switch (outcome) {
            case SignInOutcome.SignedIn(var cookie, var view) -> {
                set(cookie, request, response);
                yield ResponseEntity.ok(view);
            }
            case SignInOutcome.SecondStepNeeded(var token, var view) -> {
                setPending(token, request, response);
                yield ResponseEntity.accepted().body(view);
            }
        };
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
