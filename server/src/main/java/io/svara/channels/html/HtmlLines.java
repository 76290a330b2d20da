package io.svara.channels.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The lines of clean HTML, and where it can be cut before each. Clean HTML is balanced, and its text and values are
 * escaped, so that one pass over its tags is enough, and what is not cut stays as it is to the letter.
 */
final class HtmlLines {

    /** An element that was open at some place; its parents are those around it. Null is the whole. */
    static final class Open {

        final @Nullable Open parent;
        final String name;
        /** As it stands in the HTML. */
        final String tag;

        final int depth;
        private final @Nullable String hint;
        int closedAt;

        Open(@Nullable Open parent, String name, String tag, int end) {
            this.parent = parent;
            this.name = name;
            this.tag = tag;
            this.depth = parent == null ? 1 : parent.depth + 1;
            this.hint = hint(tag);
            this.closedAt = end;
        }

        private static @Nullable String hint(String tag) {
            return QuoteHints.ALL.stream()
                    .filter(hint -> tag.contains(" class=\"" + hint + "\""))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * @param cut where the HTML can be cut before it, outside the elements that only it begins
     * @param around what is open there
     * @param inside what is open where its text begins
     */
    record Place(int cut, @Nullable Open around, @Nullable Open inside) {}

    private static final Set<String> WITHIN_LINES = Set.of(
            "a", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "sub", "sup", "small", "big", "tt", "code",
            "kbd", "samp", "var", "q", "cite", "abbr", "span", "font", "mark", "bdi", "td", "th");
    private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr", "col");

    private static final String SPACES = " \t\n\u000b\f\r\u00a0\u200b\u2060\ufeff";

    // Escaped characters are longer than themselves
    private static final int MAX_RAW_CHARS = 4 * MailLine.MAX_CHARS;

    final List<MailLine> lines = new ArrayList<>();
    final List<Place> places = new ArrayList<>();

    private final String html;
    private @Nullable Open open;
    /** How many of each hint are open. */
    private final int[] hints = new int[QuoteHints.ALL.size()];

    private int beginningAt = -1;
    private @Nullable Open beginningIn;

    private @Nullable Place line;
    private final StringBuilder text = new StringBuilder();
    private boolean picture;
    private int[] hintsOfLine = new int[0];
    private int breaks;
    private boolean boundary;
    private boolean paragraph;
    private boolean apart;

    private HtmlLines(String html) {
        this.html = html;
    }

    static HtmlLines of(String html) {
        var lines = new HtmlLines(html);
        lines.read();
        return lines;
    }

    private void read() {
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            int end = tag < 0 ? -1 : html.indexOf('>', tag);
            if (end < 0) {
                words(at, html.length());
                break;
            }
            words(at, tag);
            tag(tag, end + 1);
            at = end + 1;
        }
        endLine();
    }

    private void words(int from, int until) {
        // a line of plain text ends at its <br>; white space between tags is no text
        if (from == until || isBlank(from, until)) {
            text.append(line == null || text.length() > MAX_RAW_CHARS || from == until ? "" : " ");
            return;
        }
        beginLine(from);
        text.append(html, from, Math.min(until, from + Math.max(0, MAX_RAW_CHARS - text.length())));
    }

    private boolean isBlank(int from, int until) {
        for (int at = from; at < until; at++) {
            char character = html.charAt(at);
            if (character == '&') {
                int end = html.indexOf(';', at);
                if (end < 0 || end >= until || !isSpace(Parser.unescapeEntities(html.substring(at, end + 1), true))) {
                    return false;
                }
                at = end;
            } else if (!isSpace(character)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(String text) {
        return text.chars().allMatch(character -> isSpace((char) character));
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character)
                || character == '\u00a0'
                || character == '\u200b'
                || character == '\u200c'
                || character == '\u200d'
                || character == '\u2060'
                || character == '\ufeff'
                || character == '\u00ad'
                || character == '\u034f';
    }

    private void tag(int from, int until) {
        if (html.charAt(from + 1) == '/') {
            close(html.substring(from + 2, until - 1).strip(), from);
            return;
        }
        var name = name(from + 1);
        if (VOID.contains(name)) {
            empty(name, from);
            return;
        }
        if (!WITHIN_LINES.contains(name)) {
            border(name);
        }
        if (line == null && beginningAt < 0) {
            begin(from);
        }
        open = new Open(open, name, html.substring(from, until), html.length());
        count(open, 1);
    }

    private String name(int from) {
        int end = from;
        while (end < html.length() && (Character.isLetterOrDigit(html.charAt(end)))) {
            end++;
        }
        return html.substring(from, end);
    }

    private void close(String name, int at) {
        if (!WITHIN_LINES.contains(name)) {
            border(name);
        }
        if (line == null) {
            beginningAt = -1;
        }
        if (open != null && open.name.equals(name)) {
            count(open, -1);
            open.closedAt = at;
            open = open.parent;
        }
    }

    private void empty(String name, int at) {
        switch (name) {
            case "br" -> {
                endLine();
                breaks++;
                beginningAt = -1;
            }
            case "hr" -> {
                border(name);
                begin(at);
            }
            case "img" -> {
                beginLine(at);
                picture = true;
            }
            default -> {}
        }
    }

    private void border(String name) {
        endLine();
        boundary = true;
        paragraph |= name.equals("p");
    }

    private void begin(int at) {
        beginningAt = at;
        beginningIn = open;
    }

    private void beginLine(int at) {
        if (line != null) {
            return;
        }
        line = beginningAt < 0 ? new Place(at, open, open) : new Place(beginningAt, beginningIn, open);
        hintsOfLine = hints.clone();
        apart = paragraph || breaks > 1 || (breaks > 0 && boundary);
        beginningAt = -1;
    }

    private void endLine() {
        if (line == null) {
            return;
        }
        var words = shown();
        if (!words.isEmpty() || picture) {
            boolean quoted = hintsOfLine[QuoteHints.ALL.indexOf(QuoteHints.QUOTE)] > 0 || words.startsWith(">");
            lines.add(new MailLine(
                    words,
                    quoted,
                    hintsOfLine[QuoteHints.ALL.indexOf(QuoteHints.ATTRIBUTION)] > 0,
                    hintsOfLine[QuoteHints.ALL.indexOf(QuoteHints.OPENING)] > 0,
                    hintsOfLine[QuoteHints.ALL.indexOf(QuoteHints.SIGNATURE)] > 0,
                    apart));
            places.add(line);
        }
        line = null;
        text.setLength(0);
        picture = false;
        breaks = 0;
        boundary = false;
        paragraph = false;
    }

    private String shown() {
        var raw = text.toString();
        var plain = raw.indexOf('&') < 0 ? raw : Parser.unescapeEntities(raw, false);
        var words = spacedOnce(plain).strip();
        return words.length() <= MailLine.MAX_CHARS ? words : words.substring(0, MailLine.MAX_CHARS);
    }

    private static String spacedOnce(String plain) {
        var words = new StringBuilder(plain.length());
        var apart = false;
        for (int at = 0; at < plain.length(); at++) {
            var sign = plain.charAt(at);
            if (SPACES.indexOf(sign) >= 0) {
                apart = true;
            } else {
                if (apart) {
                    words.append(' ');
                    apart = false;
                }
                words.append(sign);
            }
        }
        return words.toString();
    }

    private void count(Open element, int more) {
        if (element.hint != null) {
            hints[QuoteHints.ALL.indexOf(element.hint)] += more;
        }
    }
}
