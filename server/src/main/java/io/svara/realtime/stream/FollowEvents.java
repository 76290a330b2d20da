package io.svara.realtime.stream;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.realtime.StreamSession;
import io.svara.realtime.catchup.SharedCatchUp;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Opens an agent's stream of events. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class FollowEvents {

    /** The client then opens another, and signs in with it anew. */
    static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final long NO_TIMEOUT = 0;

    private final EventStreams streams;
    private final StreamSession sessions;
    private final SharedCatchUp catchUp;
    private final Clock clock;

    FollowEvents(EventStreams streams, StreamSession sessions, SharedCatchUp catchUp, Clock clock) {
        this.streams = streams;
        this.sessions = sessions;
        this.catchUp = catchUp;
        this.clock = clock;
    }

    /**
     * @param cursor where the client stands; null: it has read everything just now
     * @throws io.svara.kernel.problem.Problem a cursor that is none
     */
    SseEmitter follow(HttpServletRequest request, @Nullable String cursor) {
        var agent = Scope.agent();
        var screen = new SharedCatchUp.Screen(agent, cursor);
        var first = Objects.requireNonNull(catchUp.since(Set.of(screen)).get(screen));
        var ends = clock.instant().plus(LIFETIME);
        var stream = new EventStream(agent, sessions.of(request, agent), ends, first, new SseEmitter(NO_TIMEOUT));
        streams.open(stream);
        return stream.emitter();
    }
}
