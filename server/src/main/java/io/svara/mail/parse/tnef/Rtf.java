package io.svara.mail.parse.tnef;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The words of an RTF text; where it was made of HTML or of plain text, as Outlook does, exactly these ([MS-OXRTFEX]). One pass, no
 * recursion.
 */
final class Rtf {

    /** Groups that hold no words of the text. */
    private static final Set<String> NO_TEXT = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "objdata",
            "header",
            "footer",
            "headerl",
            "headerr",
            "footerl",
            "footerr",
            "footnote",
            "listtable",
            "listoverridetable",
            "themedata",
            "colorschememapping",
            "datastore",
            "latentstyles",
            "generator",
            "xmlnstbl",
            "fldinst",
            "pntext");

    private static final int DEEPEST = 1_000;

    /** What holds within a group. */
    private static final class Group {
        private boolean skipped;
        private boolean fonts;
        private boolean ofRtfOnly;
        private boolean inTag;
        private int skippedAfterUnicode = 1;
        private CodePage codePage;

        Group(CodePage codePage) {
            this.codePage = codePage;
        }

        Group inner() {
            var inner = new Group(codePage);
            inner.skipped = skipped;
            inner.fonts = fonts;
            inner.ofRtfOnly = ofRtfOnly;
            inner.inTag = inTag;
            inner.skippedAfterUnicode = skippedAfterUnicode;
            return inner;
        }
    }

    private final byte[] rtf;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Map<Integer, CodePage> fonts = new HashMap<>();
    private final Deque<Group> outer = new ArrayDeque<>();
    private Group group = new Group(CodePage.WESTERN);
    private CodePage usual = CodePage.WESTERN;
    private int font;
    private int at;
    private int toSkip;
    private boolean optional;
    private boolean html;

    private Rtf(byte[] rtf) {
        this.rtf = rtf;
    }

    /** @param html whether the text is HTML */
    record Text(String text, boolean html) {}

    static Text read(byte[] rtf) {
        var reader = new Rtf(rtf);
        if (!new String(rtf, 0, Math.min(rtf.length, 6), StandardCharsets.ISO_8859_1).startsWith("{\\rtf")) {
            throw new BrokenTnefException();
        }
        reader.readAll();
        return new Text(reader.out.toString(), reader.html);
    }

    private void readAll() {
        while (at < rtf.length) {
            char next = (char) (rtf[at++] & 0xff);
            switch (next) {
                case '{' -> open();
                case '}' -> close();
                case '\\' -> control();
                case '\r', '\n', '\0' -> {}
                default -> character(next);
            }
        }
        flush();
    }

    private void open() {
        flush();
        if (outer.size() >= DEEPEST) {
            throw new BrokenTnefException();
        }
        outer.push(group);
        group = group.inner();
        toSkip = 0;
        optional = false;
    }

    private void close() {
        flush();
        if (!outer.isEmpty()) {
            group = outer.pop();
        }
        toSkip = 0;
        optional = false;
    }

    private void character(int value) {
        if (toSkip > 0) {
            toSkip--;
        } else if (isShown()) {
            pending.write(value);
        }
    }

    private boolean isShown() {
        return !group.skipped && (group.inTag || !group.ofRtfOnly);
    }

    private void flush() {
        if (pending.size() > 0) {
            out.append(group.codePage.decode(pending.toByteArray()));
            pending.reset();
        }
    }

    private void put(String text) {
        flush();
        if (toSkip > 0) {
            toSkip--;
        } else if (isShown()) {
            out.append(text);
        }
    }

    private void control() {
        if (at >= rtf.length) {
            return;
        }
        char next = (char) (rtf[at] & 0xff);
        if (isLetter(next)) {
            word();
            return;
        }
        at++;
        switch (next) {
            case '\'' -> hexadecimal();
            case '*' -> optional = true;
            case '~' -> put(html ? "&nbsp;" : "\u00a0");
            case '_' -> put("-");
            case '-' -> {}
            case '\r', '\n' -> put("\n");
            default -> character(next);
        }
    }

    private static boolean isLetter(char value) {
        return value >= 'a' && value <= 'z' || value >= 'A' && value <= 'Z';
    }

    private void hexadecimal() {
        if (at + 2 > rtf.length) {
            at = rtf.length;
            return;
        }
        int value = Character.digit(rtf[at], 16) << 4 | Character.digit(rtf[at + 1], 16);
        at += 2;
        if (value >= 0) {
            character(value);
        }
    }

    private void word() {
        int begin = at;
        while (at < rtf.length && at - begin < 32 && isLetter((char) (rtf[at] & 0xff))) {
            at++;
        }
        var name = new String(rtf, begin, at - begin, StandardCharsets.US_ASCII);
        int digits = at;
        if (at < rtf.length && rtf[at] == '-') {
            at++;
        }
        while (at < rtf.length && at - digits < 10 && rtf[at] >= '0' && rtf[at] <= '9') {
            at++;
        }
        var number = new String(rtf, digits, at - digits, StandardCharsets.US_ASCII);
        if (at < rtf.length && rtf[at] == ' ') {
            at++;
        }
        boolean given = number.matches("-?\\d{1,9}");
        word(name, given, given ? Integer.parseInt(number) : 0);
    }

    private void word(String name, boolean given, int number) {
        boolean wasOptional = optional;
        optional = false;
        switch (name) {
            case "fromhtml" -> html = !given || number != 0;
            case "htmltag" -> {
                flush();
                group.inTag = html;
                group.skipped = !html;
            }
            case "htmlrtf" -> {
                flush();
                group.ofRtfOnly = !given || number != 0;
            }
            case "ansicpg" -> {
                flush();
                usual = CodePage.of(number);
                group.codePage = usual;
            }
            case "f" -> font(number);
            case "fcharset" -> fonts.put(font, CodePage.ofFont(number, usual));
            case "plain" -> font(0);
            case "uc" -> group.skippedAfterUnicode = Math.clamp(number, 0, 16);
            case "u" -> unicode(number);
            case "bin" -> at = Math.min(rtf.length, at + Math.max(0, number));
            case "par", "line", "sect", "page", "row" -> put("\n");
            case "tab", "cell" -> put("\t");
            case "lquote" -> put("‘");
            case "rquote" -> put("’");
            case "ldblquote" -> put("“");
            case "rdblquote" -> put("”");
            case "bullet" -> put("•");
            case "endash" -> put("–");
            case "emdash" -> put("—");
            default -> {
                if (wasOptional || NO_TEXT.contains(name)) {
                    flush();
                    group.skipped = true;
                    group.fonts = name.equals("fonttbl") || group.fonts;
                }
            }
        }
    }

    private void font(int number) {
        flush();
        font = number;
        if (!group.fonts) {
            group.codePage = fonts.getOrDefault(number, usual);
        }
    }

    private void unicode(int number) {
        flush();
        if (isShown()) {
            out.append((char) (number & 0xffff));
        }
        toSkip = group.skippedAfterUnicode;
    }
}
