package io.svara.mail.receive.smtp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The argument of MAIL and RCPT: {@code FROM:<anna@example.org> SIZE=1000}.
 *
 * @param address as given, without angle brackets and without a source route; empty for {@code <>}
 * @param parameters by name in upper case; the value is empty where there is none
 */
record PathArgument(String address, Map<String, String> parameters) {

    /** Empty when it cannot be read. Angle brackets may be missing, as some old devices leave them out. */
    static Optional<PathArgument> parse(String line, String keyword) {
        int verbEnd = line.indexOf(' ');
        var rest = verbEnd < 0 ? "" : line.substring(verbEnd).strip();
        if (!rest.regionMatches(true, 0, keyword, 0, keyword.length())) {
            return Optional.empty();
        }
        rest = rest.substring(keyword.length()).strip();
        return rest.startsWith("<") ? bracketed(rest) : bare(rest);
    }

    private static Optional<PathArgument> bracketed(String text) {
        int end = closingBracket(text);
        if (end < 0) {
            return Optional.empty();
        }
        var after = text.substring(end + 1);
        if (!after.isEmpty() && !after.startsWith(" ")) {
            return Optional.empty();
        }
        return parameters(after).map(found -> new PathArgument(withoutRoute(text.substring(1, end)), found));
    }

    private static Optional<PathArgument> bare(String text) {
        int end = text.indexOf(' ');
        var address = end < 0 ? text : text.substring(0, end);
        if (address.isEmpty() || address.indexOf('<') >= 0 || address.indexOf('>') >= 0) {
            return Optional.empty();
        }
        return parameters(end < 0 ? "" : text.substring(end)).map(found -> new PathArgument(address, found));
    }

    /** Where the path ends: a bracket within a quoted local part does not count. */
    private static int closingBracket(String text) {
        boolean quoted = false;
        for (int index = 1; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\\' && quoted) {
                index++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == '>' && !quoted) {
                return index;
            }
        }
        return -1;
    }

    /** RFC 5321 appendix C: "@one,@two:anna@example.org" is to be taken as anna@example.org. */
    private static String withoutRoute(String path) {
        int colon = path.indexOf(':');
        return path.startsWith("@") && colon > 0 ? path.substring(colon + 1) : path;
    }

    private static Optional<Map<String, String>> parameters(String text) {
        Map<String, String> found = new HashMap<>();
        for (var word : words(text)) {
            int equals = word.indexOf('=');
            var name = (equals < 0 ? word : word.substring(0, equals)).toUpperCase(Locale.ROOT);
            var value = equals < 0 ? "" : word.substring(equals + 1);
            if (name.isEmpty() || found.put(name, value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (var word : text.split(" ")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
