package io.svara.mail.authentication;

import io.svara.channels.SenderChecks.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field {@code Authentication-Results} (RFC 8601).
 *
 * @param writer the name that it is signed with (authserv-id), in lower case; empty where it has none
 * @param verdicts of SPF, DKIM and DMARC; others are left out
 */
record AuthenticationResults(String writer, List<Verdict> verdicts) {

    private static final int MOST = 20;
    private static final Set<String> METHODS = Set.of("spf", "dkim", "dmarc");
    private static final Set<String> RESULTS =
            Set.of("pass", "fail", "softfail", "neutral", "none", "policy", "temperror", "permerror");
    private static final Pattern RESULT =
            Pattern.compile("^\\s*([A-Za-z0-9-]{1,30})\\s*(?:/\\s*\\d+)?\\s*=\\s*([A-Za-z]{1,30})\\b(.*)$");
    private static final Pattern PROPERTY =
            Pattern.compile("\\b([a-z]{1,20}\\.[a-z0-9_-]{1,30})\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]+))");

    static AuthenticationResults parse(String value) {
        var parts = split(value);
        var first = parts.isEmpty() ? "" : parts.getFirst().strip().split("\\s+", 2)[0];
        var verdicts = parts.stream()
                .skip(1)
                .limit(MOST)
                .map(AuthenticationResults::verdict)
                .flatMap(java.util.Optional::stream)
                .toList();
        return new AuthenticationResults(first.toLowerCase(Locale.ROOT), verdicts);
    }

    private static java.util.Optional<Verdict> verdict(String part) {
        var found = RESULT.matcher(part.toLowerCase(Locale.ROOT));
        if (!found.find() || !METHODS.contains(found.group(1)) || !RESULTS.contains(found.group(2))) {
            return java.util.Optional.empty();
        }
        var method = found.group(1);
        var properties = found.group(3);
        return java.util.Optional.of(new Verdict(
                method,
                found.group(2),
                domain(method, properties),
                property(properties, "header.s"),
                null,
                null,
                null,
                true));
    }

    private static @Nullable String domain(String method, String properties) {
        var names = switch (method) {
            case "spf" -> List.of("smtp.mailfrom", "smtp.helo");
            case "dkim" -> List.of("header.d", "header.i");
            default -> List.of("header.from");
        };
        for (var name : names) {
            var value = property(properties, name);
            if (value != null) {
                return value.substring(value.lastIndexOf('@') + 1);
            }
        }
        return null;
    }

    private static @Nullable String property(String properties, String name) {
        var found = PROPERTY.matcher(properties);
        while (found.find()) {
            if (found.group(1).equals(name)) {
                return found.group(2) == null ? found.group(3) : found.group(2);
            }
        }
        return null;
    }

    /** At semicolons, outside of quotes and without comments. */
    private static List<String> split(String value) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character == '"' && depth == 0) {
                quoted = !quoted;
            }
            if (!quoted && character == '(') {
                depth++;
            } else if (!quoted && character == ')' && depth > 0) {
                depth--;
                part.append(' ');
            } else if (!quoted && depth == 0 && character == ';') {
                parts.add(part.toString());
                part.setLength(0);
            } else if (depth == 0) {
                part.append(character);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
