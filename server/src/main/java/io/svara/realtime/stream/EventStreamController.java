package io.svara.realtime.stream;

import io.svara.realtime.StreamSession;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class EventStreamController {

    private final FollowEvents follow;
    private final ObjectProvider<StreamSession> sessions;

    EventStreamController(FollowEvents follow, ObjectProvider<StreamSession> sessions) {
        this.follow = follow;
        this.sessions = sessions;
    }

    /** Server-sent events: {@code changed} says that a catch-up is worth its while. */
    @GetMapping(path = "/api/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(HttpServletRequest request) {
        var bound = sessions.getIfAvailable();
        var session = bound == null ? null : bound.of(request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                // else nginx keeps the events until its buffer is full
                .header("X-Accel-Buffering", "no")
                .body(follow.follow(session));
    }
}
