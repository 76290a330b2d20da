package io.svara.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
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

    /**
     * On the way to a session, or to a new password. What each knows (a password, a cookie, a link's secret, a passkey's
     * answer) is in its body or a cookie of its own.
     */
    static final List<Call> SIGNING_IN = List.of(
            SIGN_IN,
            new Call(HttpMethod.POST, "/api/session/second"),
            new Call(HttpMethod.POST, "/api/session/second/code"),
            new Call(HttpMethod.POST, "/api/session/second/passkey"),
            new Call(HttpMethod.POST, "/api/session/passkey"),
            new Call(HttpMethod.POST, "/api/session/passkey/options"),
            new Call(HttpMethod.POST, "/api/session/forgotten"),
            new Call(HttpMethod.POST, "/api/session/reset"),
            new Call(HttpMethod.POST, "/api/session/reset/check"),
            // at an organisation's own provider: there, and back
            new Call(HttpMethod.POST, "/api/sign-on"),
            new Call(HttpMethod.POST, "/api/sign-on/answer"));

    /** The secret in the path is known to whoever started the server, and to nobody else. */
    static final Call FIRST_RUN = new Call(HttpMethod.POST, "/setup/{secret}");

    public static final List<Call> ALL = Stream.concat(
                    SIGNING_IN.stream(),
                    Stream.of(
                            FIRST_RUN,
                            new Call(HttpMethod.GET, "/api/session/second"),
                            new Call(HttpMethod.GET, "/api/sign-on"),
                            new Call(HttpMethod.GET, "/setup/{secret}"),
                            // the secret stands in the mail to the invitee, and nowhere else
                            new Call(HttpMethod.GET, "/api/invitations/{secret}"),
                            new Call(HttpMethod.POST, "/api/invitations/{secret}"),
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
                            new Call(HttpMethod.HEAD, "/health")))
            .toList();

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
