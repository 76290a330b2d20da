package io.svara.organization.schedules.holidays;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.svara.organization.schedules.Holidays;
import java.text.Collator;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The public holidays of countries and their regions, of any year, as jollyday knows them. A calendar's code is the country
 * and the parts below it: {@code se}, {@code de-by}, {@code de-by-mu}. Bank holidays count; days that are only kept in mind do not.
 */
@Component
public class PublicHolidays {

    /** A country or a part of one. */
    public record Place(String code, String name) {}

    /** A day off and what it is called. */
    public record NamedDay(LocalDate date, String name) {}

    private record CalendarYear(String code, int year) {}

    private static final String SEPARATOR = "-";

    /** Stock exchanges and the like have calendars, too. */
    private static final Set<String> COUNTRIES = HolidayCalendar.getSupportedCalendarCodes().stream()
            .map(code -> code.toLowerCase(Locale.ROOT))
            .filter(code -> code.matches("[a-z]{2}"))
            .collect(Collectors.toUnmodifiableSet());

    private final HolidayNames names = new HolidayNames();
    private final Cache<CalendarYear, Map<LocalDate, Holiday>> years =
            Caffeine.newBuilder().maximumSize(2_000).build();

    /** Countries, by name. */
    public List<Place> countries(Locale language) {
        return COUNTRIES.stream()
                .map(code -> new Place(code, HolidayNames.country(code, language)))
                .sorted(byName(language))
                .toList();
    }

    /** The parts of a country, or of a part of it, that have holidays of their own; by name. */
    public List<Place> parts(String code, Locale language) {
        return hierarchy(code).stream()
                .flatMap(place -> place.getChildren().values().stream())
                .map(part -> new Place(code + SEPARATOR + part.getId(), HolidayNames.part(part, language)))
                .sorted(byName(language))
                .toList();
    }

    /** Such as "Germany, Bavaria"; empty when there is no such calendar. */
    public Optional<String> name(String code, Locale language) {
        var ids = code.split(SEPARATOR);
        return hierarchy(code).map(_ -> {
            var whole = new StringBuilder(HolidayNames.country(ids[0], language));
            for (var end = 2; end <= ids.length; end++) {
                hierarchy(String.join(SEPARATOR, List.of(ids).subList(0, end)))
                        .ifPresent(part -> whole.append(", ").append(HolidayNames.part(part, language)));
            }
            return whole.toString();
        });
    }

    public boolean knows(String code) {
        return hierarchy(code).isPresent();
    }

    /** In the order of their dates. */
    public List<NamedDay> in(String code, Year year, Locale language) {
        return days(code, year.getValue()).entrySet().stream()
                .map(day -> new NamedDay(day.getKey(), names.of(day.getValue(), language)))
                .toList();
    }

    /** What the day is called by the first of the calendars that has it. */
    public Optional<String> nameOf(LocalDate date, Collection<String> codes, Locale language) {
        return codes.stream()
                .flatMap(code -> Stream.ofNullable(days(code, date.getYear()).get(date)))
                .map(holiday -> names.of(holiday, language))
                .findFirst();
    }

    /** For calculations: a holiday of any of these. */
    public Holidays of(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Holidays.NONE;
        }
        var all = List.copyOf(codes);
        return date -> all.stream().anyMatch(code -> days(code, date.getYear()).containsKey(date));
    }

    private Map<LocalDate, Holiday> days(String code, int year) {
        return years.get(new CalendarYear(code, year), PublicHolidays::calculate);
    }

    /** Both the day itself and the one that is kept in its place: nobody works on either. */
    private static Map<LocalDate, Holiday> calculate(CalendarYear asked) {
        var ids = asked.code().split(SEPARATOR);
        var days = new TreeMap<LocalDate, Holiday>();
        var found = manager(ids[0]).getHolidays(Year.of(asked.year()), Arrays.copyOfRange(ids, 1, ids.length));
        // of two on one day the same one counts each time
        for (var holiday : new TreeSet<>(found)) {
            if (holiday.getType() != HolidayType.OBSERVANCE) {
                days.putIfAbsent(holiday.getActualDate(), holiday);
                holiday.getObservedDate().ifPresent(date -> days.putIfAbsent(date, holiday));
            }
        }
        return days;
    }

    private static Optional<CalendarHierarchy> hierarchy(String code) {
        var ids = code.split(SEPARATOR, -1);
        if (!COUNTRIES.contains(ids[0])) {
            return Optional.empty();
        }
        @Nullable CalendarHierarchy place = manager(ids[0]).getCalendarHierarchy();
        for (var depth = 1; depth < ids.length && place != null; depth++) {
            place = place.getChildren().get(ids[depth]);
        }
        return Optional.ofNullable(place);
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }

    private static Comparator<Place> byName(Locale language) {
        var collator = Collator.getInstance(language);
        return (one, other) -> collator.compare(one.name(), other.name());
    }
}
