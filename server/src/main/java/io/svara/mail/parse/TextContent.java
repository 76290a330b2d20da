package io.svara.mail.parse;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bytes of a text part as text that can be kept: decoded, lines ended by {@code \n}, no control characters. */
final class TextContent {

    private static final Pattern META_CHARSET =
            Pattern.compile("(?i)<meta[^>]{0,200}?charset\\s{0,5}=\\s{0,5}[\"']?([A-Za-z0-9_:.-]{2,40})");

    private static final Pattern ENRICHED_PARAMETER = Pattern.compile("(?is)<param>[^<]{0,1000}</param>");
    private static final Pattern ENRICHED_COMMAND = Pattern.compile("</?[A-Za-z0-9-]{1,60}>");

    private static final int LOOKED_AT = 4_096;

    private TextContent() {}

    static String plain(byte[] bytes, HeaderParameters contentType) {
        var text = readable(MailCharsets.decode(bytes, contentType.get("charset")));
        boolean flowed = contentType.get("format", "").equalsIgnoreCase("flowed");
        return flowed ? FlowedText.unflow(text, contentType.get("delsp", "").equalsIgnoreCase("yes")) : text;
    }

    static String html(byte[] bytes, HeaderParameters contentType) {
        var declared = contentType.get("charset");
        return readable(MailCharsets.decode(bytes, declared == null ? metaCharset(bytes) : declared));
    }

    /** text/enriched (RFC 1896), the forerunner of HTML in mail: its words without its commands. */
    static String enriched(byte[] bytes, HeaderParameters contentType) {
        var text = readable(MailCharsets.decode(bytes, contentType.get("charset")));
        var words = ENRICHED_PARAMETER.matcher(text).replaceAll("");
        return ENRICHED_COMMAND.matcher(words).replaceAll("").replace("<<", "<");
    }

    private static @Nullable String metaCharset(byte[] bytes) {
        var beginning = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        var matcher = META_CHARSET.matcher(beginning);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String readable(String text) {
        var kept = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\r') {
                boolean pair = at + 1 < text.length() && text.charAt(at + 1) == '\n';
                kept.append(pair ? "" : "\n");
            } else if (!isControl(character)) {
                kept.append(character);
            }
        }
        return kept.toString();
    }

    /** NUL cannot be kept in a PostgreSQL text; the others make no sense in one. */
    private static boolean isControl(char character) {
        return character < ' ' && character != '\n' && character != '\t' || character == 0x7f || character == '\ufeff';
    }

    /** Bytes that no text has, many of them: what is declared as text, or as nothing, is a file. */
    static boolean looksBinary(byte[] bytes) {
        int length = Math.min(bytes.length, LOOKED_AT);
        boolean wide = length > 1 && ((bytes[0] & 0xff) >= 0xfe && (bytes[1] & 0xff) >= 0xfe);
        int controls = 0;
        for (int at = 0; at < length; at++) {
            controls += isNoText(bytes[at]) ? 1 : 0;
        }
        boolean many = controls > 8 && controls * 20 > length;
        return !wide && (many || controls * 3 > length);
    }

    private static boolean isNoText(byte value) {
        return value >= 0
                && value < ' '
                && value != '\n'
                && value != '\r'
                && value != '\t'
                && value != '\f'
                && value != 0x1b;
    }
}
