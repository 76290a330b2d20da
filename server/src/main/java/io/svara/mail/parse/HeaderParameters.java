package io.svara.mail.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code text/plain; charset="utf-8"; name*0*=...}: a value and its parameters, with continued and encoded parameters
 * (RFC 2231) put together, and lenient towards missing quotes.
 */
record HeaderParameters(String value, Map<String, String> parameters) {

    static final HeaderParameters NONE = new HeaderParameters("", Map.of());

    // A header with more is an attack; the useful ones come first
    private static final int MAX_PARAMETERS = 200;

    /** One piece of a continued parameter. */
    private record Piece(String text, boolean encoded) {}

    static HeaderParameters parse(String field) {
        return new Reader(field).read();
    }

    @Nullable
    String get(String name) {
        return parameters.get(name);
    }

    String get(String name, String otherwise) {
        return parameters.getOrDefault(name, otherwise);
    }

    private static final class Reader {
        private final String field;
        private final Map<String, String> plain = new HashMap<>();
        private final Map<String, TreeMap<Integer, Piece>> continued = new HashMap<>();
        private int at;
        private int count;

        Reader(String field) {
            this.field = field;
        }

        HeaderParameters read() {
            var value = untilSemicolon().strip().toLowerCase(Locale.ROOT);
            while (at < field.length() && count++ < MAX_PARAMETERS) {
                at++;
                parameter();
            }
            var parameters = new HashMap<String, String>();
            plain.forEach((name, text) -> parameters.put(name, EncodedWords.decode(text)));
            continued.forEach((name, pieces) -> parameters.put(name, join(pieces)));
            return new HeaderParameters(withoutComment(value), Map.copyOf(parameters));
        }

        private void parameter() {
            int equals = field.indexOf('=', at);
            int semicolon = field.indexOf(';', at);
            if (equals < 0 || (semicolon >= 0 && semicolon < equals)) {
                at = semicolon < 0 ? field.length() : semicolon;
                return;
            }
            var name = field.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            at = equals + 1;
            put(name, parameterValue());
        }

        private String parameterValue() {
            while (at < field.length() && Character.isWhitespace(field.charAt(at))) {
                at++;
            }
            if (at < field.length() && field.charAt(at) == '"') {
                var quoted = quoted();
                untilSemicolon();
                return quoted;
            }
            return untilSemicolon().strip();
        }

        private String quoted() {
            var text = new StringBuilder();
            at++;
            while (at < field.length() && field.charAt(at) != '"') {
                if (isEscape()) {
                    at++;
                }
                text.append(field.charAt(at++));
            }
            at = Math.min(at + 1, field.length());
            return text.toString();
        }

        /** Only before a quote or itself: old programs write paths of Windows between the quotes. */
        private boolean isEscape() {
            return field.charAt(at) == '\\'
                    && at + 1 < field.length()
                    && (field.charAt(at + 1) == '"' || field.charAt(at + 1) == '\\');
        }

        private String untilSemicolon() {
            int end = field.indexOf(';', at);
            end = end < 0 ? field.length() : end;
            var text = field.substring(at, end);
            at = end;
            return text;
        }

        private static String withoutComment(String value) {
            int comment = value.indexOf('(');
            return (comment < 0 ? value : value.substring(0, comment)).strip();
        }

        /** {@code name}, {@code name*}, {@code name*1} or {@code name*1*}. The first of two with one name counts. */
        private void put(String name, String text) {
            int star = name.indexOf('*');
            if (star < 0) {
                plain.putIfAbsent(name, text);
                return;
            }
            boolean encoded = name.endsWith("*");
            var number = name.substring(star + 1, encoded ? Math.max(star + 1, name.length() - 1) : name.length());
            if (number.matches("\\d{0,4}")) {
                continued
                        .computeIfAbsent(name.substring(0, star), key -> new TreeMap<>())
                        .putIfAbsent(number.isEmpty() ? 0 : Integer.parseInt(number), new Piece(text, encoded));
            }
        }

        private static String join(TreeMap<Integer, Piece> pieces) {
            var first = pieces.firstEntry().getValue();
            var charset = first.encoded() ? charset(first.text()) : null;
            var bytes = new ByteArrayOutputStream();
            boolean beginning = true;
            for (var piece : pieces.values()) {
                var text = beginning && charset != null ? afterLanguage(piece.text()) : piece.text();
                bytes.writeBytes(piece.encoded() ? percentDecoded(text) : text.getBytes(StandardCharsets.UTF_8));
                beginning = false;
            }
            return EncodedWords.decode(MailCharsets.decode(bytes.toByteArray(), charset));
        }

        private static @Nullable String charset(String text) {
            int quote = text.indexOf('\'');
            return quote < 0 || text.indexOf('\'', quote + 1) < 0 ? null : text.substring(0, quote);
        }

        private static String afterLanguage(String text) {
            return text.substring(text.indexOf('\'', text.indexOf('\'') + 1) + 1);
        }

        private static byte[] percentDecoded(String text) {
            var bytes = new ByteArrayOutputStream(text.length());
            for (int at = 0; at < text.length(); at++) {
                int value = text.charAt(at) == '%' ? EncodedWords.hex(text, at + 1) : -1;
                if (value >= 0) {
                    bytes.write(value);
                    at += 2;
                } else {
                    bytes.writeBytes(String.valueOf(text.charAt(at)).getBytes(StandardCharsets.UTF_8));
                }
            }
            return bytes.toByteArray();
        }
    }
}
