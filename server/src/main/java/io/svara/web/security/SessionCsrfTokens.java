package io.svara.web.security;

import io.svara.people.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** The proof against forged requests follows from the session's secret, so there is nothing to store or to save. */
final class SessionCsrfTokens implements CsrfTokenRepository {

    private static final String PARAMETER = "_csrf";

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return SessionCookie.of(request)
                .map(cookie -> token(cookie.csrfToken()))
                .orElse(null);
    }

    /** Without a session nothing fits: a random value that nobody is told. */
    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(UUID.randomUUID().toString());
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {}

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(SessionCookie.CSRF_HEADER, PARAMETER, value);
    }
}
