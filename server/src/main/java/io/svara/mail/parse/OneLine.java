package io.svara.mail.parse;

/** Text of a header, made harmless: one line, no control characters, nothing that turns the direction of writing. */
final class OneLine {

    private OneLine() {}

    static String of(String text, int maxChars) {
        var line = new StringBuilder(Math.min(text.length(), maxChars + 2));
        boolean space = false;
        for (int at = 0; at < text.length() && line.length() <= maxChars; at++) {
            char character = text.charAt(at);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                space = !line.isEmpty();
            } else if (!isHarmful(character)) {
                line.append(space ? " " : "").append(character);
                space = false;
            }
        }
        return cut(line.toString(), maxChars);
    }

    /** Never between the halves of a character. */
    static String cut(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        boolean splits = maxChars > 0 && Character.isHighSurrogate(text.charAt(maxChars - 1));
        return text.substring(0, splits ? maxChars - 1 : maxChars);
    }

    /** Controls, and the overrides and isolates that make "gpj.exe" look like "exe.jpg". */
    static boolean isHarmful(char character) {
        return Character.isISOControl(character)
                || (character >= '\u202a' && character <= '\u202e')
                || (character >= '\u2066' && character <= '\u2069')
                || character == '\u200e'
                || character == '\u200f'
                || character == '\u061c'
                || character == '\ufeff'
                || character == '\u2028'
                || character == '\u2029';
    }
}
