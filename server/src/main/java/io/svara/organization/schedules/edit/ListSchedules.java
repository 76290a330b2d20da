package io.svara.organization.schedules.edit;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.organization.schedules.Schedules;

/** All schedules, for whoever chooses one. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListSchedules {

    private final Schedules schedules;

    ListSchedules(Schedules schedules) {
        this.schedules = schedules;
    }

    Page<ScheduleView> list() {
        return new Page<>(schedules.all().stream().map(ScheduleView::of).toList(), null);
    }
}
