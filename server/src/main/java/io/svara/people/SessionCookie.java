package io.svara.people;

import io.svara.kernel.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a signed-in browser sends. The proof against forged requests is derived from it: it needs no store,
 * ends with the session, and a cookie planted by a neighbouring host does not fit it.
 */
public record SessionCookie(String secret) {

    public static final String NAME = "svara_session";

    /** The cookie that the page's script reads, and the header that it sends it back in. */
    public static final String CSRF_COOKIE = "XSRF-TOKEN";

    public static final String CSRF_HEADER = "X-XSRF-TOKEN";

    private static final int MAX_LENGTH = 100;

    public static Optional<SessionCookie> of(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (var cookie : cookies) {
            if (cookie.getName().equals(NAME)
                    && !cookie.getValue().isEmpty()
                    && cookie.getValue().length() <= MAX_LENGTH) {
                return Optional.of(new SessionCookie(cookie.getValue()));
            }
        }
        return Optional.empty();
    }

    /** The browser's own session. A program with a token has none. */
    public static SessionCookie required(HttpServletRequest request) {
        return of(request)
                .orElseThrow(() -> Problem.of(
                        Problem.Kind.CONFLICT, "no-session", "An API token has no session. Sign in with a browser."));
    }

    public String csrfToken() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var proof = mac.doFinal("csrf".getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java has no HmacSHA256", broken);
        }
    }

    /** Never the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "SessionCookie[...]";
    }
}
