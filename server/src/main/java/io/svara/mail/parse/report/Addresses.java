package io.svara.mail.parse.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds addresses in text, by their {@code @}: what stands around it is anything. */
final class Addresses {

    /** @param from where it begins, and {@code to} behind its end */
    record Found(String address, int from, int to) {

        String key() {
            return address.toLowerCase(Locale.ROOT);
        }
    }

    private static final String LOCAL = "._+-&$%~^={}!#'*";
    private static final int MAX_LOCAL = 128;
    private static final int MAX_DOMAIN = 253;
    private static final int MAX_FOUND = 200;

    private Addresses() {}

    static List<Found> in(String text) {
        var found = new ArrayList<Found>();
        int at = text.indexOf('@');
        while (at >= 0 && found.size() < MAX_FOUND) {
            int from = localFrom(text, at);
            int to = domainTo(text, at + 1);
            if (from < at && to > at + 1) {
                found.add(new Found(text.substring(from, to), from, to));
            }
            at = text.indexOf('@', Math.max(to, at + 1));
        }
        return found;
    }

    /** The first one, such as of {@code rfc822; <anna@example.com>}; empty when there is none. */
    static String first(String text) {
        var found = in(text);
        return found.isEmpty() ? "" : found.getFirst().address();
    }

    private static int localFrom(String text, int at) {
        if (at > 0 && text.charAt(at - 1) == '"') {
            return quotedFrom(text, at);
        }
        int from = at;
        while (from > 0 && at - from < MAX_LOCAL && isLocal(text.charAt(from - 1))) {
            from--;
        }
        // "to='anna@example.com'", "to=anna@example.com", "**anna@example.com**"
        while (from < at && "'=*.{".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int assigned = text.substring(from, at).indexOf('=');
        boolean assigns = assigned > 0
                && List.of("to", "for", "rcpt", "address", "recipient", "orig_to", "email")
                        .contains(text.substring(from, from + assigned).toLowerCase(Locale.ROOT));
        return assigns ? from + assigned + 1 : from;
    }

    /** {@code "anna andersson"@example.com} */
    private static int quotedFrom(String text, int at) {
        for (int open = at - 2; open >= 0 && at - open <= MAX_LOCAL; open--) {
            if (text.charAt(open) == '"') {
                return open;
            }
            if (text.charAt(open) == '\n') {
                return at;
            }
        }
        return at;
    }

    private static int domainTo(String text, int from) {
        int to = from;
        while (to < text.length() && to - from < MAX_DOMAIN && isDomain(text.charAt(to))) {
            to++;
        }
        while (to > from && !isLetterOrDigit(text.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    private static boolean isLocal(char character) {
        return isLetterOrDigit(character) || LOCAL.indexOf(character) >= 0;
    }

    private static boolean isDomain(char character) {
        return isLetterOrDigit(character) || character == '.' || character == '-' || character == '_';
    }

    private static boolean isLetterOrDigit(char character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }
}
