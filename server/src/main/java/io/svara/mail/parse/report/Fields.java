package io.svara.mail.parse.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Fields as in a header, {@code Name: value} with continuation lines.
 *
 * @param values by name in lower case; of fields that come twice the first
 */
record Fields(Map<String, String> values) {

    static final Fields NONE = new Fields(Map.of());

    private static final int MAX_VALUE_CHARS = 2_000;
    private static final int MAX_NAME_CHARS = 60;
    private static final int MAX_GROUPS = 300;

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean hasAny(List<String> names) {
        return names.stream().anyMatch(values::containsKey);
    }

    String first(String... names) {
        for (var name : names) {
            if (!get(name).isBlank()) {
                return get(name);
            }
        }
        return "";
    }

    /** The fields before the first empty line: a returned mail's header. */
    static Fields header(byte[] content) {
        return header(lines(content));
    }

    static Fields header(List<String> lines) {
        for (var group : groups(lines)) {
            if (!group.values.isEmpty()) {
                return group;
            }
        }
        return NONE;
    }

    /** Groups of fields, each ended by an empty line: of a status the first about the mail, then one for each recipient. */
    static List<Fields> groups(byte[] content) {
        return groups(lines(content));
    }

    private static List<String> lines(byte[] content) {
        return List.of(new String(content, StandardCharsets.UTF_8).split("\r?\n", -1));
    }

    static List<Fields> groups(List<String> lines) {
        var groups = new ArrayList<Fields>();
        Map<String, String> group = new HashMap<>();
        var last = "";
        for (var line : lines) {
            var name = name(line);
            if (line.isBlank()) {
                groups.add(new Fields(group));
                group = new HashMap<>();
                last = "";
            } else if (Character.isWhitespace(line.charAt(0))) {
                group.computeIfPresent(last, (_, value) -> joined(value, line));
            } else if (!name.isEmpty()) {
                last = name;
                group.putIfAbsent(
                        name, cut(line.substring(line.indexOf(':') + 1).strip()));
            }
            if (groups.size() > MAX_GROUPS) {
                return groups;
            }
        }
        groups.add(new Fields(group));
        return groups;
    }

    /** A field's name in lower case; empty where the line does not begin with one. */
    static String name(String line) {
        int colon = line.indexOf(':');
        if (colon < 1 || colon > MAX_NAME_CHARS) {
            return "";
        }
        var name = line.substring(0, colon).stripTrailing();
        if (name.isEmpty()) {
            return "";
        }
        return name.chars().allMatch(Fields::isOfAName) && Character.isLetter(name.charAt(0))
                ? name.toLowerCase(Locale.ROOT)
                : "";
    }

    private static boolean isOfAName(int character) {
        return character < 127 && (Character.isLetterOrDigit(character) || character == '-' || character == '_');
    }

    private static String joined(String value, String line) {
        return value.length() > MAX_VALUE_CHARS ? value : cut((value + " " + line.strip()).strip());
    }

    private static String cut(String value) {
        return value.length() > MAX_VALUE_CHARS ? value.substring(0, MAX_VALUE_CHARS) : value;
    }
}
