package io.svara.channels.html;

import org.jsoup.parser.Parser;

/** Text as it stands in HTML, in elements and in attributes. */
public final class HtmlEscape {

    private HtmlEscape() {}

    public static String escape(String text) {
        var escaped = new StringBuilder(text.length() + text.length() / 8);
        for (int at = 0; at < text.length(); at++) {
            escape(text.charAt(at), escaped);
        }
        return escaped.toString();
    }

    static String unescape(String attribute) {
        return Parser.unescapeEntities(attribute, true);
    }

    private static void escape(char character, StringBuilder escaped) {
        switch (character) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            // U+0000 is no character of HTML, nor of a PostgreSQL text
            case '\0' -> {}
            default -> escaped.append(character);
        }
    }
}
