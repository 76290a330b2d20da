package io.svara.realtime.catchup;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventsController {

    private final CatchUpOnEvents catchUp;

    EventsController(CatchUpOnEvents catchUp) {
        this.catchUp = catchUp;
    }

    /** Without a cursor: no items, and the cursor to begin with. */
    @GetMapping("/api/events")
    @Operation(operationId = "listEvents", summary = "What has changed since the cursor")
    Events events(@RequestParam(required = false) @Nullable String cursor) {
        return catchUp.since(cursor);
    }
}
