package io.svara.realtime.stream;

import io.svara.kernel.access.Actor;
import io.svara.people.Caller;
import io.svara.people.Callers;
import io.svara.people.SessionCookie;
import io.svara.realtime.StreamSession;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** A stream lives as long as the cookie or token that it was opened with still stands for the same agent. */
@Component
class SignedIn implements StreamSession {

    private static final String BEARER = "Bearer ";

    private final Callers callers;

    SignedIn(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Held of(HttpServletRequest request, Actor.Agent agent) {
        var token = token(request);
        var cookie = SessionCookie.of(request);
        return token == null
                ? () -> stillFor(agent, cookie.flatMap(callers::withSession))
                : () -> stillFor(agent, callers.withToken(token));
    }

    private static boolean stillFor(Actor.Agent agent, Optional<Caller> caller) {
        return caller.filter(found -> found.agent().agent().equals(agent.agent())
                        && found.agent().organization().equals(agent.organization()))
                .isPresent();
    }

    private static @Nullable String token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
