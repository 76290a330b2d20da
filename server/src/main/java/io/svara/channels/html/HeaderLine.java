package io.svara.channels.html;

import org.jspecify.annotations.Nullable;

/**
 * A line such as {@code Från: Anna <a@b.example>}, also behind marks of quotation and in stars.
 *
 * @param word as it is written
 */
record HeaderLine(HeaderLabel label, String word, String value) {

    static @Nullable HeaderLine of(String line) {
        var text = unquoted(line);
        int colon = colon(text);
        if (colon < 1) {
            return null;
        }
        var word = text.substring(0, colon);
        var label = HeaderLabel.of(word);
        return label == null ? null : new HeaderLine(label, word, value(text.substring(colon + 1)));
    }

    private static int colon(String text) {
        for (int at = 0; at < text.length() && at <= HeaderLabel.MAX_CHARS + 4; at++) {
            if (text.charAt(at) == ':' || text.charAt(at) == '：') {
                return at;
            }
        }
        return -1;
    }

    private static String value(String text) {
        var value = text.strip();
        return value.startsWith("*") && !value.startsWith("**")
                ? value.substring(1).strip()
                : value;
    }

    /** Without the marks of quotation before it, and without what cannot be seen. */
    static String unquoted(String line) {
        int at = 0;
        while (at < line.length() && isMark(line.charAt(at))) {
            at++;
        }
        return line.substring(at).strip();
    }

    private static boolean isMark(char character) {
        return character == '>' || character == '\ufeff' || character == '\u200b' || Character.isWhitespace(character);
    }
}
