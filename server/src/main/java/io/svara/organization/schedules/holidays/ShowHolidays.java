package io.svara.organization.schedules.holidays;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.organization.schedules.holidays.PublicHolidays.NamedDay;
import io.svara.organization.schedules.holidays.PublicHolidays.Place;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A country's or region's holidays of a year. */
@UseCase(permission = Permission.SCHEDULES, readOnly = true)
class ShowHolidays {

    /**
     * @param name with all that it is a part of: "Germany, Bavaria"
     * @param parts regions of it that have holidays of their own
     */
    record Answer(String code, String name, List<Place> parts, int year, List<NamedDay> holidays) {}

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    private final PublicHolidays holidays;
    private final Clock clock;

    ShowHolidays(PublicHolidays holidays, Clock clock) {
        this.holidays = holidays;
        this.clock = clock;
    }

    /** @param year null: this one */
    Answer show(String code, @Nullable Integer year, Locale language) {
        var name = holidays.name(code, language).orElseThrow(() -> Problem.notFound("holiday-calendar"));
        var asked = year == null ? clock.instant().atZone(ZoneOffset.UTC).getYear() : year;
        if (asked < FIRST_YEAR || asked > LAST_YEAR) {
            throw Problem.invalid("year", "out-of-range", "Ask for a year from 1970 to 2199.");
        }
        return new Answer(
                code, name, holidays.parts(code, language), asked, holidays.in(code, Year.of(asked), language));
    }
}
