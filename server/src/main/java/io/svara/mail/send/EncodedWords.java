package io.svara.mail.send;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;

/** Text in a header that readers would take for encoded already (RFC 2047): it is encoded, so that they show it as it was written. */
final class EncodedWords {

    /** A word may have 75 characters; base64 makes four of three bytes. */
    private static final int BYTES = 42;

    private EncodedWords() {}

    static boolean looksLikeOne(String text) {
        return text.contains("=?");
    }

    static String of(String text) {
        var words = new StringJoiner("\r\n ");
        var word = new StringBuilder();
        text.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (bytes(word + character).length > BYTES) {
                words.add(encoded(word));
                word.setLength(0);
            }
            word.append(character);
        });
        return words.add(encoded(word)).toString();
    }

    private static String encoded(CharSequence word) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(word.toString())) + "?=";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
