package io.svara.organization.schedules.holidays;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.organization.schedules.holidays.PublicHolidays.Place;
import java.util.Locale;

/** The countries whose public holidays are known. */
@UseCase(permission = Permission.SCHEDULES, readOnly = true)
class ListHolidayCalendars {

    private final PublicHolidays holidays;

    ListHolidayCalendars(PublicHolidays holidays) {
        this.holidays = holidays;
    }

    Page<Place> list(Locale language) {
        return new Page<>(holidays.countries(language), null);
    }
}
