package io.svara.tickets.calendar;

import io.svara.tickets.AttachmentId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CalendarController {

    private final OpenCalendar openCalendar;

    CalendarController(OpenCalendar openCalendar) {
        this.openCalendar = openCalendar;
    }

    @GetMapping("/api/attachments/{id}/calendar")
    @Operation(operationId = "openCalendar", summary = "What a calendar file says")
    CalendarView open(@PathVariable AttachmentId id) {
        return openCalendar.open(id);
    }
}
