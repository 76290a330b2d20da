package io.svara.realtime.stream;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.realtime.StreamSession;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Opens an agent's stream of notices. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class FollowEvents {

    /** The client then opens another, and signs in with it anew. */
    static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final long NO_TIMEOUT = 0;

    private final EventStreams streams;
    private final StreamSession sessions;
    private final Clock clock;

    FollowEvents(EventStreams streams, StreamSession sessions, Clock clock) {
        this.streams = streams;
        this.sessions = sessions;
        this.clock = clock;
    }

    SseEmitter follow(HttpServletRequest request) {
        var agent = Scope.agent();
        var ends = clock.instant().plus(LIFETIME);
        var stream = new EventStream(agent, sessions.of(request, agent), ends, new SseEmitter(NO_TIMEOUT));
        streams.open(stream);
        return stream.emitter();
    }
}
