package io.svara.mail.parse;

import com.ibm.icu.text.CharsetDetector;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text, whatever the mail says of them. Senders declare nothing, or what their program was set to twenty years
 * ago; what the bytes can be is asked first, the declaration second, a guess last.
 */
final class MailCharsets {

    /** What is declared near by: the charset of the body helps to read a header that declares none. */
    record Hint(@Nullable String charset) {
        static final Hint NONE = new Hint(null);
    }

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    // Names that Java does not know, or knows as something narrower than what senders mean by them
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("utf8", "utf-8"),
            Map.entry("utf-8mb4", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-6-i", "iso-8859-6"),
            Map.entry("iso-8859-10", "iso-8859-4"),
            Map.entry("iso-8859-14", "iso-8859-1"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("gb_2312-80", "gb18030"),
            Map.entry("cp936", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("big5", "big5-hkscs"),
            Map.entry("cp950", "big5-hkscs"),
            Map.entry("x-x-big5", "big5-hkscs"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("iso-2022-jp-ms", "x-windows-iso2022jp"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("koi8-ru", "koi8-u"),
            Map.entry("macintosh", "x-macroman"),
            Map.entry("x-mac-roman", "x-macroman"),
            Map.entry("x-mac-cyrillic", "x-maccyrillic"));

    private static final Pattern CODE_PAGE = Pattern.compile("(?:cp|win|windows|ms|ibm)[-_ ]?(\\d{3,5})");

    // By all their names. Charset.forName answers an unknown name by an exception, which a mail could ask for by
    // thousands
    private static final Map<String, Charset> CHARSETS = charsets();

    // A detector is sure of a long text; of a short one in a western charset it is only guessing
    private static final int SURE = 40;
    private static final int LIKELY = 10;
    private static final int DETECTED_BYTES = 8_000;

    // Where one character in twenty is broken, the charset is the wrong one; where fewer are, the text is damaged
    private static final int BROKEN_SHARE = 20;

    private MailCharsets() {}

    private static Map<String, Charset> charsets() {
        var charsets = new HashMap<String, Charset>();
        for (var charset : Charset.availableCharsets().values()) {
            charset.aliases().forEach(alias -> charsets.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset));
        }
        Charset.availableCharsets().forEach((name, charset) -> charsets.put(name.toLowerCase(Locale.ROOT), charset));
        return Map.copyOf(charsets);
    }

    static String decode(byte[] bytes, Hint hint) {
        return decode(bytes, hint.charset());
    }

    static String decode(byte[] bytes, @Nullable String declared) {
        var marked = byteOrderMark(bytes);
        if (marked != null) {
            return withoutMark(new String(bytes, marked));
        }
        var name = declared == null ? "" : normalize(declared);
        if (name.equals("utf-7") || name.equals("unicode-1-1-utf-7")) {
            return Utf7.decode(bytes);
        }
        var charset = lookup(name);
        if (isPlainAscii(bytes) && (charset == null || isAsciiBased(charset))) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        return charset == null ? guess(bytes) : decodeDeclared(bytes, charset);
    }

    private static String decodeDeclared(byte[] bytes, Charset charset) {
        // Eight-bit text that is valid UTF-8 is UTF-8, whatever an old template declares
        if (isSingleByte(charset)) {
            var utf8 = strict(bytes, StandardCharsets.UTF_8);
            return utf8 != null ? utf8 : new String(bytes, charset);
        }
        var text = strict(bytes, charset);
        if (text != null) {
            return text;
        }
        var replaced = new String(bytes, charset);
        return isMostlyWhole(replaced, bytes) ? replaced : guess(bytes);
    }

    private static String guess(byte[] bytes) {
        var utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        var replaced = new String(bytes, StandardCharsets.UTF_8);
        return isMostlyWhole(replaced, bytes) ? replaced : new String(bytes, detect(bytes));
    }

    private static Charset detect(byte[] bytes) {
        var detector = new CharsetDetector();
        detector.setText(bytes.length > DETECTED_BYTES ? Arrays.copyOf(bytes, DETECTED_BYTES) : bytes);
        var match = detector.detect();
        if (match == null || match.getConfidence() < (isMostlyForeign(bytes) ? LIKELY : SURE)) {
            return WINDOWS_1252;
        }
        var charset = lookup(normalize(match.getName()));
        return charset == null || charset.equals(StandardCharsets.UTF_8) ? WINDOWS_1252 : charset;
    }

    /** In western text one letter in ten has an accent; where most are beyond ASCII it is not western. */
    private static boolean isMostlyForeign(byte[] bytes) {
        int foreign = 0;
        int letters = 0;
        for (byte value : bytes) {
            foreign += value < 0 ? 1 : 0;
            letters += value < 0 || Character.isLetter(value) ? 1 : 0;
        }
        return foreign * 2 > letters;
    }

    /** Few broken characters among the foreign ones: the charset is right, the text was damaged on its way. */
    private static boolean isMostlyWhole(String text, byte[] bytes) {
        long broken = text.chars().filter(character -> character == '\ufffd').count();
        long foreign = text.chars()
                .filter(character -> character > 127 && character != '\ufffd')
                .count();
        return broken <= 1 + bytes.length / 1_000 && broken * 2 <= foreign || broken * BROKEN_SHARE <= foreign;
    }

    static @Nullable Charset lookup(String name) {
        var known = ALIASES.getOrDefault(name, name);
        if (known.isEmpty() || known.equals("us-ascii") || known.equals("ascii") || known.length() > 60) {
            return null;
        }
        var charset = CHARSETS.get(known);
        if (charset != null) {
            return charset;
        }
        return known.startsWith("x-") ? lookup(known.substring(2)) : codePage(known);
    }

    /** {@code cp1251}, {@code win-1251}, {@code ms950} */
    private static @Nullable Charset codePage(String name) {
        var number = CODE_PAGE.matcher(name);
        if (!number.matches()) {
            return null;
        }
        for (var prefix : List.of("windows-", "ibm", "x-windows-", "x-ibm")) {
            var charset = CHARSETS.get(prefix + number.group(1));
            if (charset != null) {
                return charset;
            }
        }
        return null;
    }

    private static String normalize(String name) {
        int language = name.indexOf('*');
        var bare = language < 0 ? name : name.substring(0, language);
        return bare.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }

    private static @Nullable Charset byteOrderMark(byte[] bytes) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(bytes, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(bytes, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int at = 0; at < mark.length; at++) {
            if ((bytes[at] & 0xff) != mark[at]) {
                return false;
            }
        }
        return true;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** ESC begins another alphabet in ISO-2022, so such bytes are not plain. */
    private static boolean isPlainAscii(byte[] bytes) {
        for (byte value : bytes) {
            if (value < 0 || value == 0x1b) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAsciiBased(Charset charset) {
        return !charset.name().startsWith("UTF-16")
                && !charset.name().startsWith("UTF-32")
                && !charset.name().startsWith("IBM0")
                && !charset.name().startsWith("x-IBM");
    }

    private static boolean isSingleByte(Charset charset) {
        var name = charset.name().toLowerCase(Locale.ROOT);
        return name.startsWith("iso-8859") || name.startsWith("windows-125") || name.startsWith("koi8");
    }
}
