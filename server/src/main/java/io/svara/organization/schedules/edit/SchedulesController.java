package io.svara.organization.schedules.edit;

import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.kernel.paging.Page;
import io.svara.organization.schedules.ScheduleId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SchedulesController {

    private final ListSchedules listSchedules;
    private final ShowSchedule showSchedule;
    private final CreateSchedule createSchedule;
    private final ChangeSchedule changeSchedule;
    private final RemoveSchedule removeSchedule;
    private final PreviewSchedule previewSchedule;

    SchedulesController(
            ListSchedules listSchedules,
            ShowSchedule showSchedule,
            CreateSchedule createSchedule,
            ChangeSchedule changeSchedule,
            RemoveSchedule removeSchedule,
            PreviewSchedule previewSchedule) {
        this.listSchedules = listSchedules;
        this.showSchedule = showSchedule;
        this.createSchedule = createSchedule;
        this.changeSchedule = changeSchedule;
        this.removeSchedule = removeSchedule;
        this.previewSchedule = previewSchedule;
    }

    @GetMapping("/api/schedules")
    @Operation(operationId = "listSchedules", summary = "The schedules, by name")
    Page<ScheduleView> list() {
        return listSchedules.list();
    }

    @GetMapping("/api/schedules/{id}")
    @Operation(operationId = "getSchedule", summary = "A schedule, and what is bound to it")
    ShowSchedule.Answer show(@PathVariable ScheduleId id) {
        return showSchedule.show(id);
    }

    @PostMapping("/api/schedules")
    @Operation(operationId = "createSchedule", summary = "A new schedule")
    @ResponseStatus(HttpStatus.CREATED)
    ScheduleView create(@RequestBody ScheduleRequest request) {
        return createSchedule.create(request);
    }

    @PutMapping("/api/schedules/{id}")
    @Operation(operationId = "changeSchedule", summary = "Write a schedule anew, whole")
    ScheduleView change(@PathVariable ScheduleId id, @RequestBody ScheduleRequest request) {
        return changeSchedule.change(id, request);
    }

    @DeleteMapping("/api/schedules/{id}")
    @Operation(operationId = "removeSchedule", summary = "Take away a schedule that nothing is bound to")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable ScheduleId id) {
        removeSchedule.remove(id);
    }

    @PostMapping("/api/schedules/preview")
    @Operation(operationId = "showPreview", summary = "The days of a schedule that need not be kept yet")
    @IgnoresIdempotencyKey("it changes nothing")
    PreviewSchedule.Answer preview(@RequestBody PreviewSchedule.Request request) {
        return previewSchedule.preview(request);
    }
}
