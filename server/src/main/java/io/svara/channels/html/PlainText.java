package io.svara.channels.html;

import java.util.Locale;
import java.util.regex.Pattern;

/** Plain text as HTML: escaped, its addresses made links, its lines kept. */
public final class PlainText {

    // One class of characters, taken greedily: matching is linear whatever the text
    private static final Pattern LINK = Pattern.compile(
            "(?<![\\p{Alnum}@/.])(?:https?://|www\\.|mailto:)[^\\s<>\"'`\\p{Cntrl}]{1,2000}", Pattern.CASE_INSENSITIVE);

    private static final String END_OF_SENTENCE = ".,;:!?*_~";

    private PlainText() {}

    /** The text as HTML, safe to show: no markup of the text survives as markup. */
    public static String toHtml(String text) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n');
        var html = new StringBuilder(lines.length() + lines.length() / 4 + 32);
        var link = LINK.matcher(lines);
        int at = 0;
        while (link.find()) {
            int end = endOfLink(lines, link.start(), link.end());
            html.append(escapeLines(lines.substring(at, link.start())));
            appendLink(lines.substring(link.start(), end), html);
            at = end;
        }
        return html.append(escapeLines(lines.substring(at))).toString();
    }

    /** A full stop or a closing bracket behind an address belongs to the sentence, not to the address. */
    private static int endOfLink(String text, int start, int end) {
        int last = end;
        while (last > start && belongsToSentence(text, start, last)) {
            last--;
        }
        return last;
    }

    private static boolean belongsToSentence(String text, int start, int end) {
        char character = text.charAt(end - 1);
        if (character == ')' || character == ']') {
            return text.indexOf(character == ')' ? '(' : '[', start) < 0
                    || text.indexOf(character == ')' ? '(' : '[', start) >= end;
        }
        return END_OF_SENTENCE.indexOf(character) >= 0;
    }

    private static void appendLink(String address, StringBuilder html) {
        var target = address.toLowerCase(Locale.ROOT).startsWith("www.") ? "http://" + address : address;
        html.append("<a href=\"")
                .append(HtmlEscape.escape(target))
                .append("\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">")
                .append(HtmlEscape.escape(address))
                .append("</a>");
    }

    /** Runs of spaces are kept, since people draw tables and signatures with them. */
    private static String escapeLines(String text) {
        return HtmlEscape.escape(text)
                .replace("\t", "    ")
                .replace("  ", " \u00a0")
                .replace("\n ", "\n\u00a0")
                .replace("\n", "<br>\n");
    }
}
