package io.svara.web.security;

import io.svara.people.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests that another site could make a browser send: those that write and are let in by a cookie. A token in a
 * header cannot be sent by another site; signing in is no use to it either, unless the browser says that it tries.
 */
final class ForgeableRequests implements RequestMatcher {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private final RequestMatcher signIn = new OrRequestMatcher(PublicCalls.SIGNING_IN.stream()
            .<RequestMatcher>map(PublicCalls::matcher)
            .toList());
    private final RequestMatcher firstRun = PublicCalls.matcher(PublicCalls.FIRST_RUN);

    @Override
    public boolean matches(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        if (signIn.matches(request)) {
            return isStartedElsewhere(request);
        }
        // its path holds a secret that no other site can name
        if (firstRun.matches(request)) {
            return false;
        }
        return !ActorFilter.hasToken(request) && SessionCookie.of(request).isPresent();
    }

    /** Browsers say it, programs need not. */
    private static boolean isStartedElsewhere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
