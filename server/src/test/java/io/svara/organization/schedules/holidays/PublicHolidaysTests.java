package io.svara.organization.schedules.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.organization.schedules.holidays.PublicHolidays.NamedDay;
import io.svara.organization.schedules.holidays.PublicHolidays.Place;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTests {

    private static final Locale ENGLISH = Locale.of("en");
    private static final Locale SWEDISH = Locale.of("sv");
    private static final Locale NORWEGIAN = Locale.of("no");

    private final PublicHolidays holidays = new PublicHolidays();

    @ParameterizedTest
    @CsvSource({
        "se, 2026-06-06, sv, Sveriges nationaldag",
        "se, 2026-06-19, sv, Midsommarafton",
        "se, 2027-05-06, sv, Kristi himmelfärdsdag",
        "no, 2028-05-17, no, Grunnlovsdagen",
        "no, 2027-03-25, no, Skjærtorsdag",
        "no, 2028-05-17, en, Constitution Day",
        "us, 2026-11-26, en, Thanksgiving Day",
        "de-by, 2027-01-06, en, Epiphany",
    })
    void namesADayInTheReadersLanguage(String calendar, LocalDate date, String language, String name) {
        assertThat(holidays.in(calendar, Year.from(date), Locale.of(language)))
                .as(holidays.in(calendar, Year.from(date), Locale.of(language)).toString())
                .contains(new NamedDay(date, name));
        assertThat(holidays.of(Set.of(calendar)).isOn(date)).isTrue();
    }

    @Test
    void everyHolidayOfNorwayHasANorwegianName() {
        for (var year = 2024; year < 2034; year++) {
            var english = holidays.in("no", Year.of(year), ENGLISH).stream()
                    .map(NamedDay::name)
                    .toList();
            assertThat(holidays.in("no", Year.of(year), NORWEGIAN))
                    .hasSizeGreaterThan(10)
                    .noneMatch(day -> english.contains(day.name()));
        }
    }

    @Test
    void anyYearHasItsHolidaysAndOrdinaryDaysAreNone() {
        var swedish = holidays.of(Set.of("se"));
        for (var year = 2020; year < 2060; year++) {
            assertThat(swedish.isOn(LocalDate.of(year, 12, 25))).isTrue();
            assertThat(swedish.isOn(LocalDate.of(year, 11, 23))).isFalse();
        }
    }

    @Test
    void ofSeveralCalendarsAnyCountsAndTheFirstNamesTheDay() {
        var both = List.of("se", "no");
        var constitutionDay = LocalDate.of(2027, 5, 17);
        assertThat(holidays.of(both).isOn(constitutionDay)).isTrue();
        assertThat(holidays.nameOf(constitutionDay, both, SWEDISH)).isPresent();
        assertThat(holidays.nameOf(LocalDate.of(2027, 12, 25), both, SWEDISH)).contains("Juldagen");
        assertThat(holidays.of(List.of("se")).isOn(constitutionDay)).isFalse();
    }

    /** Christmas of 2027 is a weekend in London: Monday and Tuesday are off in its place. */
    @Test
    void aDayThatIsKeptInAnothersPlaceIsOffToo() {
        var british = holidays.of(Set.of("gb"));
        assertThat(List.of(25, 26, 27, 28)).allMatch(day -> british.isOn(LocalDate.of(2027, 12, day)));
    }

    @Test
    void offersCountriesByTheirNamesAndTheirParts() {
        assertThat(holidays.countries(SWEDISH))
                .hasSizeGreaterThan(100)
                .contains(new Place("se", "Sverige"), new Place("no", "Norge"), new Place("de", "Tyskland"))
                .allMatch(place ->
                        place.code().matches("[a-z]{2}") && !place.name().isBlank());
        assertThat(holidays.parts("de", ENGLISH)).hasSize(16).contains(new Place("de-by", "Bavaria"));
        assertThat(holidays.parts("de-by", ENGLISH))
                .isNotEmpty()
                .allMatch(part -> part.code().startsWith("de-by-"));
        assertThat(holidays.name("de-by", SWEDISH))
                .hasValueSatisfying(name -> assertThat(name).startsWith("Tyskland, "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xx", "SE", "nyse", "se-", "se-nowhere", "de--by", "../se", "s"})
    void knowsNoOtherCalendars(String code) {
        assertThat(holidays.knows(code)).isFalse();
        assertThat(holidays.name(code, ENGLISH)).isEmpty();
    }
}
