package io.svara.organization.schedules.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** What holidays and places are called: jollyday's names, ours where it does not speak the language, else English. */
final class HolidayNames {

    private final Properties norwegian = read("/holidays/no.properties");

    String of(Holiday holiday, Locale language) {
        var own = isNorwegian(language) ? norwegian.getProperty(holiday.getPropertiesKey()) : null;
        return own == null ? holiday.getDescription(spoken(language)) : own;
    }

    static String country(String code, Locale language) {
        return Locale.of("", code.toUpperCase(Locale.ROOT)).getDisplayCountry(language);
    }

    static String part(CalendarHierarchy part, Locale language) {
        return part.getDescription(spoken(language));
    }

    /** The root is English. An unknown language would be this machine's own. */
    private static Locale spoken(Locale language) {
        return language.getLanguage().equals("sv") ? language : Locale.ROOT;
    }

    private static boolean isNorwegian(Locale language) {
        return language.getLanguage().equals("no") || language.getLanguage().equals("nb");
    }

    private static Properties read(String resource) {
        var names = new Properties();
        try (var stream = Objects.requireNonNull(HolidayNames.class.getResourceAsStream(resource), resource);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            names.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }
}
