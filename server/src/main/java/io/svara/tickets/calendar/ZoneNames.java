package io.svara.tickets.calendar;

import com.ibm.icu.util.TimeZone;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Time zones as calendar programs name them: as tzdata does, as Windows does, as Outlook shows them, or with a program's own prefix. */
final class ZoneNames {

    private static final Pattern SHOWN = Pattern.compile("\\((?:UTC|GMT)(?:[+-]\\d{1,2}:?\\d{2})?\\)\\s*(.{1,200})");

    /** The zone of a city, as {@code stockholm}. */
    private static final Map<String, String> CITIES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.matches("(?:Europe|America|Asia|Africa|Australia|Atlantic|Pacific|Indian)/[^/]+"))
            .collect(Collectors.toUnmodifiableMap(ZoneNames::city, id -> id, (one, _) -> one));

    private ZoneNames() {}

    private static String city(String id) {
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    }

    /** Null where nobody knows it. */
    static @Nullable ZoneId find(@Nullable String name) {
        var bare = name == null ? "" : name.strip().replaceAll("^\"|\"$", "");
        if (bare.isEmpty() || bare.length() > 200) {
            return null;
        }
        var known = known(bare);
        var windows = known == null ? TimeZone.getIDForWindowsID(bare, "001") : null;
        return windows != null ? ZoneId.of(windows) : known != null ? known : shown(bare);
    }

    private static @Nullable ZoneId known(String name) {
        for (var rest = name; ; rest = rest.substring(rest.indexOf('/') + 1)) {
            try {
                if (!rest.isEmpty()) {
                    return ZoneId.of(rest, ZoneId.SHORT_IDS);
                }
            } catch (DateTimeException unknown) {
                // perhaps without its first part
            }
            if (rest.indexOf('/') < 0) {
                return null;
            }
        }
    }

    /** "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna" */
    private static @Nullable ZoneId shown(String name) {
        var shown = SHOWN.matcher(name);
        if (!shown.lookingAt()) {
            return null;
        }
        for (var place : shown.group(1).split("[,/]")) {
            var zone = CITIES.get(place.strip().toLowerCase(java.util.Locale.ROOT));
            if (zone != null) {
                return ZoneId.of(zone);
            }
        }
        var windows = TimeZone.getIDForWindowsID(shown.group(1).strip() + " Standard Time", "001");
        return windows == null ? null : ZoneId.of(windows);
    }
}
