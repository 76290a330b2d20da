package io.svara.tickets.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A calendar file's text, unfolded, without what is not needed of its time zones: those that are known by name, and rules that the
 * reader would follow for very long.
 */
final class CalendarText {

    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]");

    /** A rule of a zone names a day of the year, and nothing finer. */
    private static final Pattern ZONE_RULE = Pattern.compile(
            "(?i)RRULE:FREQ=YEARLY(?:;(?:INTERVAL=1|BYMONTH=\\d{1,2}|BYDAY=-?\\d?[A-Z]{2}|BYMONTHDAY=[-\\d,]{1,40}|WKST=[A-Z]{2}|UNTIL=[\\dTZ]{8,16}))*");

    private static final int MOST_ZONES = 5;
    private static final int LONGEST_ZONE = 60;

    private CalendarText() {}

    static String of(byte[] file) {
        var text = decode(file);
        return withoutZones(FOLD.matcher(text).replaceAll("").split("\\r?\\n|\\r", -1));
    }

    private static String decode(byte[] file) {
        if (file.length > 1 && (file[0] == -1 && file[1] == -2 || file[0] == -2 && file[1] == -1)) {
            return new String(file, StandardCharsets.UTF_16);
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            return new String(file, Charset.forName("windows-1252"));
        }
    }

    private static String withoutZones(String[] lines) {
        var kept = new ArrayList<String>();
        List<String> zone = null;
        int zones = 0;
        for (var line : lines) {
            var word = line.strip().toUpperCase(Locale.ROOT);
            if (word.equals("BEGIN:VTIMEZONE")) {
                zone = new ArrayList<>();
            }
            (zone == null ? kept : zone).add(line);
            if (zone != null && word.equals("END:VTIMEZONE")) {
                if (isNeeded(zone) && zones++ < MOST_ZONES) {
                    zone.stream().filter(CalendarText::isHarmless).forEach(kept::add);
                }
                zone = null;
            }
        }
        return String.join("\r\n", kept);
    }

    private static boolean isNeeded(List<String> zone) {
        return zone.size() <= LONGEST_ZONE
                && zone.stream()
                        .filter(line -> line.regionMatches(true, 0, "TZID", 0, 4))
                        .allMatch(line -> ZoneNames.find(line.substring(line.indexOf(':') + 1)) == null);
    }

    private static boolean isHarmless(String line) {
        return !line.regionMatches(true, 0, "RRULE", 0, 5)
                || ZONE_RULE.matcher(line.strip()).matches();
    }
}
