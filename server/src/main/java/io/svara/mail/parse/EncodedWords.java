package io.svara.mail.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code =?utf-8?Q?...?=} (RFC 2047), also where senders break it: characters split between two words, spaces
 * inside, a missing end, unknown charsets.
 */
final class EncodedWords {

    private record Word(String charset, byte[] bytes, int end) {}

    private static final int MAX_CHARSET_CHARS = 60;

    private final String source;
    private final StringBuilder text = new StringBuilder();

    // Bytes of neighbouring words with the same charset are decoded together: a character may be split between them
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String pendingCharset = "";
    private boolean endsMissing;

    private EncodedWords(String source) {
        this.source = source;
    }

    static String decode(String source) {
        return source.contains("=?") ? new EncodedWords(source).decode() : source;
    }

    private String decode() {
        int at = 0;
        while (at < source.length()) {
            int start = source.indexOf("=?", at);
            if (start < 0) {
                break;
            }
            var word = wordAt(start);
            if (word == null) {
                literal(at, start + 2);
                at = start + 2;
            } else {
                between(at, start);
                add(word);
                at = word.end();
            }
        }
        literal(at, source.length());
        return text.toString();
    }

    /** White space between two encoded words is not part of the text. */
    private void between(int from, int to) {
        if (pending.size() == 0 || !source.substring(from, to).isBlank()) {
            literal(from, to);
        }
    }

    private void literal(int from, int to) {
        flush();
        text.append(source, from, to);
    }

    private void add(Word word) {
        if (!word.charset().equals(pendingCharset)) {
            flush();
            pendingCharset = word.charset();
        }
        pending.writeBytes(word.bytes());
    }

    private void flush() {
        text.append(MailCharsets.decode(pending.toByteArray(), pendingCharset));
        pending.reset();
    }

    private @Nullable Word wordAt(int start) {
        int charsetEnd = source.indexOf('?', start + 2);
        if (charsetEnd < 0 || charsetEnd - start - 2 > MAX_CHARSET_CHARS || charsetEnd + 2 >= source.length()) {
            return null;
        }
        char encoding = Character.toUpperCase(source.charAt(charsetEnd + 1));
        if (source.charAt(charsetEnd + 2) != '?' || (encoding != 'B' && encoding != 'Q')) {
            return null;
        }
        int from = charsetEnd + 3;
        int end = endsMissing ? -1 : source.indexOf("?=", from);
        endsMissing = end < 0;
        int to = end < 0 ? nextSpace(from) : end;
        var charset = source.substring(start + 2, charsetEnd).strip().toLowerCase(Locale.ROOT);
        var encoded = source.substring(from, to);
        return new Word(charset, encoding == 'B' ? base64(encoded) : quoted(encoded), end < 0 ? to : end + 2);
    }

    private int nextSpace(int from) {
        int at = from;
        while (at < source.length() && source.charAt(at) != ' ' && source.charAt(at) != '\t') {
            at++;
        }
        return at;
    }

    static byte[] base64(String encoded) {
        var letters = new StringBuilder(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char letter = encoded.charAt(at);
            if (letter < 128 && (Character.isLetterOrDigit(letter) || letter == '+' || letter == '/')) {
                letters.append(letter);
            }
        }
        // A single letter behind the last four holds no whole byte
        letters.setLength(letters.length() % 4 == 1 ? letters.length() - 1 : letters.length());
        return Base64.getDecoder().decode(letters.toString());
    }

    private static byte[] quoted(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char letter = encoded.charAt(at);
            int value = letter == '=' ? hex(encoded, at + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                at += 2;
            } else {
                bytes.writeBytes(String.valueOf(letter == '_' ? ' ' : letter).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** Two hexadecimal digits as a byte; -1 when these are none. */
    static int hex(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
