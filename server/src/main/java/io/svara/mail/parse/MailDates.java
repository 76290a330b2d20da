package io.svara.mail.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates as mail programs write them: RFC 5322, its forerunners, and the mistakes in both. */
final class MailDates {

    private static final Pattern MAIL = Pattern.compile(
            "(\\d{1,2})[\\s-]{1,5}([A-Za-z]{3})[a-z]{0,6}\\.?[\\s,-]{1,5}(\\d{2,4})[\\s,]{1,5}"
                    + "(\\d{1,2})[:.](\\d{1,2})(?:[:.](\\d{1,2}))?(?:\\.\\d{1,9})?\\s{0,5}([+-]\\s?\\d{1,2}:?\\d{2}|[A-Za-z]{1,5})?");

    // asctime: Sun Nov 22 10:15:00 2026
    private static final Pattern UNIX = Pattern.compile(
            "([A-Za-z]{3})\\s{1,5}(\\d{1,2})\\s{1,5}(\\d{1,2}):(\\d{2}):(\\d{2})\\s{1,5}(?:([A-Z]{3,4})\\s{1,5})?(\\d{4})");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    // Only these are unambiguous enough to be used; RFC 5322 says to read all others as UTC
    private static final Map<String, String> ZONES = Map.of(
            "EST", "-0500", "EDT", "-0400", "CST", "-0600", "CDT", "-0500", "MST", "-0700", "MDT", "-0600", "PST",
            "-0800", "PDT", "-0700", "CET", "+0100", "CEST", "+0200");

    private static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private MailDates() {}

    /** Null when this is no date, or one that no mail was written at. */
    static @Nullable Instant parse(String field) {
        var text = OneLine.of(field, 200);
        try {
            var instant = read(text);
            return instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
        } catch (DateTimeException senseless) {
            return null;
        }
    }

    private static @Nullable Instant read(String text) {
        var mail = MAIL.matcher(text);
        if (mail.find()) {
            return instant(mail, year(mail.group(3)), month(mail.group(2)), mail.group(1), 4, zone(mail.group(7)));
        }
        var unix = UNIX.matcher(text);
        if (unix.find()) {
            return instant(unix, year(unix.group(7)), month(unix.group(1)), unix.group(2), 3, zone(unix.group(6)));
        }
        return text.matches("\\d{4}-\\d\\d-\\d\\d[T ].*") ? iso(text) : null;
    }

    private static Instant instant(Matcher found, int year, int month, String day, int hourGroup, ZoneOffset zone) {
        var seconds = found.group(hourGroup + 2);
        // A leap second is no second that Java knows
        int second = seconds == null ? 0 : Math.min(59, Integer.parseInt(seconds));
        return LocalDateTime.of(
                        year,
                        month,
                        Integer.parseInt(day),
                        Integer.parseInt(found.group(hourGroup)),
                        Integer.parseInt(found.group(hourGroup + 1)),
                        second)
                .toInstant(zone);
    }

    private static Instant iso(String text) {
        var compact = text.replaceFirst(" ", "T").replace(" ", "").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
        return OffsetDateTime.parse(compact.matches(".*(Z|[+-]\\d\\d:\\d\\d)$") ? compact : compact + "Z")
                .toInstant();
    }

    private static int month(String name) {
        int month = MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
        if (month == 0) {
            throw new DateTimeException("no month: " + name);
        }
        return month;
    }

    /** Two digits are of this century up to 49 (RFC 5322); three are 1900 and something, a famous mistake. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() >= 4) {
            return year;
        }
        return year < 50 ? 2000 + year : 1900 + year;
    }

    private static ZoneOffset zone(@Nullable String name) {
        if (name == null) {
            return ZoneOffset.UTC;
        }
        var offset = ZONES.getOrDefault(name.toUpperCase(Locale.ROOT), name).replaceAll("[\\s:]", "");
        if (!offset.matches("[+-]\\d{3,4}")) {
            return ZoneOffset.UTC;
        }
        int digits = Integer.parseInt(offset.substring(1));
        int minutes = digits / 100 * 60 + digits % 100;
        return minutes > 18 * 60
                ? ZoneOffset.UTC
                : ZoneOffset.ofTotalSeconds(minutes * (offset.charAt(0) == '-' ? -60 : 60));
    }
}
