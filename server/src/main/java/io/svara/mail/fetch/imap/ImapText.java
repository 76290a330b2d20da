package io.svara.mail.fetch.imap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** How IMAP writes things: quoted strings, lists of words, and names of folders (modified UTF-7, RFC 3501, 5.1.3). */
final class ImapText {

    private ImapText() {}

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** What can stand in a quoted string as it is. */
    static boolean isPlain(String text) {
        return text.chars().allMatch(one -> one >= 0x20 && one < 0x7f);
    }

    /** Words, quoted strings without their quotes, and each bracket as a word of its own. */
    static List<String> words(String line) {
        var words = new ArrayList<String>();
        for (int at = 0; at < line.length(); ) {
            var one = line.charAt(at);
            if (one == ' ') {
                at++;
            } else if (one == '(' || one == ')') {
                words.add(String.valueOf(one));
                at++;
            } else if (one == '"') {
                var word = new StringBuilder();
                at = unquoted(line, at + 1, word);
                words.add(word.toString());
            } else {
                var end = wordEnd(line, at);
                words.add(line.substring(at, end));
                at = end;
            }
        }
        return words;
    }

    private static int wordEnd(String line, int from) {
        var end = from;
        while (end < line.length() && " ()\"".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int unquoted(String line, int from, StringBuilder word) {
        var at = from;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                at++;
            }
            word.append(line.charAt(at++));
        }
        return at + 1;
    }

    static String encodeFolder(String name) {
        var encoded = new StringBuilder();
        for (int at = 0; at < name.length(); ) {
            var one = name.charAt(at);
            if (one >= 0x20 && one < 0x7f) {
                encoded.append(one == '&' ? "&-" : String.valueOf(one));
                at++;
                continue;
            }
            var end = at;
            while (end < name.length() && (name.charAt(end) < 0x20 || name.charAt(end) >= 0x7f)) {
                end++;
            }
            var bytes = name.substring(at, end).getBytes(StandardCharsets.UTF_16BE);
            encoded.append('&')
                    .append(Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .replace('/', ','))
                    .append('-');
            at = end;
        }
        return encoded.toString();
    }

    /** What is not written by the rule stays as it is. */
    static String decodeFolder(String encoded) {
        var name = new StringBuilder();
        for (int at = 0; at < encoded.length(); ) {
            var end = encoded.charAt(at) == '&' ? encoded.indexOf('-', at) : -1;
            if (end < 0) {
                name.append(encoded.charAt(at++));
                continue;
            }
            name.append(decoded(encoded.substring(at + 1, end)));
            at = end + 1;
        }
        return name.toString();
    }

    private static String decoded(String shifted) {
        if (shifted.isEmpty()) {
            return "&";
        }
        try {
            return new String(Base64.getDecoder().decode(shifted.replace(',', '/')), StandardCharsets.UTF_16BE);
        } catch (IllegalArgumentException malformed) {
            return "&" + shifted + "-";
        }
    }
}
