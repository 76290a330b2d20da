package io.svara.organization.schedules.holidays;

import io.svara.kernel.paging.Page;
import io.svara.organization.schedules.holidays.PublicHolidays.Place;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HolidayCalendarsController {

    private final ListHolidayCalendars listHolidayCalendars;
    private final ShowHolidays showHolidays;

    HolidayCalendarsController(ListHolidayCalendars listHolidayCalendars, ShowHolidays showHolidays) {
        this.listHolidayCalendars = listHolidayCalendars;
        this.showHolidays = showHolidays;
    }

    @GetMapping("/api/holiday-calendars")
    @Operation(operationId = "listHolidayCalendars", summary = "Countries whose public holidays are known")
    Page<Place> list(@RequestParam(required = false) @Nullable String language) {
        return listHolidayCalendars.list(locale(language));
    }

    @GetMapping("/api/holidays")
    @Operation(operationId = "getHolidays", summary = "The holidays of a country or region, and its parts")
    ShowHolidays.Answer show(
            @RequestParam String calendar,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String language) {
        return showHolidays.show(calendar, year, locale(language));
    }

    /** Names are in {@code en}, {@code sv} or {@code no}. */
    private static Locale locale(@Nullable String language) {
        return Locale.of(language == null ? "en" : language);
    }
}
