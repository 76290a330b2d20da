package io.svara.realtime.stream;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class EventStreamController {

    private final FollowEvents follow;

    EventStreamController(FollowEvents follow) {
        this.follow = follow;
    }

    /** Server-sent events: {@code events} holds what {@code GET /api/events} would answer, and goes on by itself. */
    @GetMapping(path = "/api/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "streamEvents", summary = "Server-sent events to an open screen")
    ResponseEntity<SseEmitter> stream(
            HttpServletRequest request, @RequestParam(required = false) @Nullable String cursor) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                // else nginx keeps the events until its buffer is full
                .header("X-Accel-Buffering", "no")
                .body(follow.follow(request, cursor));
    }
}
