package io.svara.mail.parse;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One field of a header.
 *
 * @param name in lower case
 * @param value its bytes, unfolded: no line ends, still encoded
 */
record HeaderField(String name, byte[] value) {

    /** Reads {@code Name: value} with its continuation lines; null when this is no field. */
    static @Nullable HeaderField parse(byte[] line) {
        int colon = colon(line);
        if (colon < 0) {
            return null;
        }
        var name = new String(line, 0, colon, StandardCharsets.US_ASCII).strip().toLowerCase(Locale.ROOT);
        return new HeaderField(name, unfold(line, colon + 1));
    }

    /** The value as text, its eight-bit characters read by the charset that fits. */
    String text(MailCharsets.Hint hint) {
        return MailCharsets.decode(value, hint);
    }

    /** Where the name ends; -1 when the line does not begin with a field's name. */
    static int colon(byte[] line) {
        int at = 0;
        while (at < line.length && isNameByte(line[at])) {
            at++;
        }
        int end = at;
        while (end < line.length && (line[end] == ' ' || line[end] == '\t')) {
            end++;
        }
        return at > 0 && at <= 128 && end < line.length && line[end] == ':' ? end : -1;
    }

    private static boolean isNameByte(byte value) {
        return value > ' ' && value < 127 && value != ':';
    }

    private static byte[] unfold(byte[] line, int from) {
        var value = new byte[line.length - from];
        int length = 0;
        for (int at = from; at < line.length; at++) {
            if (line[at] != '\r' && line[at] != '\n' && line[at] != 0) {
                value[length++] = line[at];
            }
        }
        return java.util.Arrays.copyOf(value, length);
    }
}
