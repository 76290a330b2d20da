package io.svara.mail.parse;

import java.nio.charset.StandardCharsets;

/** UTF-7 (RFC 2152), which Java does not read. Broken sequences become nothing rather than an error. */
final class Utf7 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7() {}

    static String decode(byte[] bytes) {
        var source = new String(bytes, StandardCharsets.ISO_8859_1);
        var text = new StringBuilder(source.length());
        int at = 0;
        while (at < source.length()) {
            char character = source.charAt(at++);
            if (character != '+') {
                text.append(character);
            } else {
                at = decodeShifted(source, at, text);
            }
        }
        return text.toString();
    }

    private static int decodeShifted(String source, int from, StringBuilder text) {
        int at = from;
        int bits = 0;
        int count = 0;
        while (at < source.length() && ALPHABET.indexOf(source.charAt(at)) >= 0) {
            bits = (bits << 6 | ALPHABET.indexOf(source.charAt(at++))) & 0x3fffff;
            count += 6;
            if (count >= 16) {
                count -= 16;
                text.append((char) (bits >> count & 0xffff));
            }
        }
        boolean closed = at < source.length() && source.charAt(at) == '-';
        if (closed && at == from) {
            text.append('+');
        }
        return closed ? at + 1 : at;
    }
}
