package io.svara.web.security;

import io.svara.kernel.access.Origin;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.people.Caller;
import io.svara.people.Callers;
import io.svara.people.SessionCookie;
import io.svara.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds who is calling and binds them to the {@link Scope} for the rest of the request. */
final class ActorFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final String CALLER = ActorFilter.class.getName() + ".caller";

    private final Callers callers;
    private final ProblemWriter problems;

    ActorFilter(Callers callers, ProblemWriter problems) {
        this.callers = callers;
        this.problems = problems;
    }

    /** Whoever sends a token speaks as its agent; a cookie that comes along counts for nothing. */
    static boolean hasToken(HttpServletRequest request) {
        return token(request) != null;
    }

    static boolean mustChangePassword(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller && caller.mustChangePassword();
    }

    static boolean mustEnrol(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller && caller.mustEnrol();
    }

    /** A long answer goes on in another thread: who is calling has to be bound there anew. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var device = request.getHeader(HttpHeaders.USER_AGENT);
        var origin = new Origin(request.getRemoteAddr(), device == null ? "" : device);
        inside(() -> Origin.call(origin, () -> {
            goOn(request, response, chain);
            return null;
        }));
    }

    private void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller;
        try {
            caller = find(request);
        } catch (RuntimeException failed) {
            problems.write(response, failed);
            return;
        }
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(CALLER, caller.get());
        inside(() -> Scope.call(caller.get().agent(), () -> {
            chain.doFilter(request, response);
            return null;
        }));
    }

    private Optional<Caller> find(HttpServletRequest request) {
        var token = token(request);
        if (token == null) {
            return SessionCookie.of(request).flatMap(callers::withSession);
        }
        var caller = callers.withToken(token);
        if (caller.isEmpty()) {
            throw Problem.of(
                    Problem.Kind.UNAUTHENTICATED, "unknown-token", "This API token is unknown or has been revoked.");
        }
        return caller;
    }

    private static @Nullable String token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    /** The rest of the request fails as a filter may; a scope's own signature says less. */
    private static void inside(Callable<@Nullable Void> rest) throws ServletException, IOException {
        try {
            rest.call();
        } catch (ServletException | IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }
}
