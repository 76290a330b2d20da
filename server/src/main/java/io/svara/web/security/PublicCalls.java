package io.svara.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The one list of what may be called without being signed in. All else is refused, also what does not exist. (The desk's
 * page is not called: {@link DeskFilter} shows it at every address that is the desk's.)
 */
public final class PublicCalls {

    /** A call by method and path pattern. */
    public record Call(HttpMethod method, String path) {}

    static final Call SIGN_IN = new Call(HttpMethod.POST, "/api/session");

    /** The secret in the path is known to whoever started the server, and to nobody else. */
    static final Call FIRST_RUN = new Call(HttpMethod.POST, "/setup/{secret}");

    public static final List<Call> ALL = List.of(
            SIGN_IN,
            FIRST_RUN,
            new Call(HttpMethod.GET, "/setup/{secret}"),
            new Call(HttpMethod.GET, "/assets/**"),
            new Call(HttpMethod.HEAD, "/assets/**"),
            new Call(HttpMethod.GET, "/desk/**"),
            new Call(HttpMethod.HEAD, "/desk/**"),
            new Call(HttpMethod.GET, "/manifest.webmanifest"),
            new Call(HttpMethod.HEAD, "/manifest.webmanifest"),
            new Call(HttpMethod.GET, "/service-worker.js"),
            new Call(HttpMethod.HEAD, "/service-worker.js"),
            new Call(HttpMethod.GET, "/api/installation"),
            new Call(HttpMethod.GET, "/api/openapi.json"),
            new Call(HttpMethod.GET, "/health"),
            new Call(HttpMethod.HEAD, "/health"));

    private static final List<PathPatternRequestMatcher> MATCHERS =
            ALL.stream().map(PublicCalls::matcher).toList();

    private PublicCalls() {}

    static boolean contain(HttpServletRequest request) {
        return MATCHERS.stream().anyMatch(matcher -> matcher.matches(request));
    }

    static PathPatternRequestMatcher matcher(Call call) {
        return PathPatternRequestMatcher.pathPattern(call.method(), call.path());
    }
}
