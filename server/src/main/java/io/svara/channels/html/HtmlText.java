package io.svara.channels.html;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML as text that a person can read: paragraphs, lists, links with their address, quotations behind {@code >}. */
public final class HtmlText {

    private HtmlText() {}

    /** The text of at most {@link HtmlCleaner#MAX_SOURCE_CHARS} characters of HTML. Takes any string, never fails. */
    public static String toText(String html) {
        var source =
                html.length() > HtmlCleaner.MAX_SOURCE_CHARS ? html.substring(0, HtmlCleaner.MAX_SOURCE_CHARS) : html;
        var writer = new Writer();
        Jsoup.parse(source).body().traverse(writer);
        return writer.finish();
    }

    /** Walks without recursion (jsoup's traversal is a loop), so that no nesting overflows the stack. */
    private static final class Writer implements NodeVisitor {

        private static final Set<String> PARAGRAPHS = Set.of(
                "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "table", "blockquote", "fieldset");
        private static final Set<String> LINES = Set.of(
                "div",
                "li",
                "tr",
                "dt",
                "dd",
                "section",
                "article",
                "header",
                "footer",
                "address",
                "center",
                "form",
                "caption",
                "figure",
                "figcaption",
                "main",
                "nav",
                "aside",
                "legend");
        private static final Set<String> UNSEEN = Set.of(
                "script",
                "style",
                "head",
                "title",
                "template",
                "noscript",
                "noembed",
                "noframes",
                "iframe",
                "object",
                "select",
                "textarea");

        // Deeper quotations are not drawn deeper: a line must stay readable
        private static final int MAX_QUOTATION = 20;
        private static final int MAX_LINK_CHARS = 2_000;

        private final StringBuilder text = new StringBuilder();
        private int pendingNewlines;
        private boolean pendingSpace;
        private int quotation;
        private int writtenQuotation;
        private int preformatted;
        private int unseen;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                write(words.getWholeText());
                return;
            }
            if (node instanceof Element element) {
                open(element, element.normalName());
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element, element.normalName());
            }
        }

        private void open(Element element, String name) {
            if (UNSEEN.contains(name)) {
                unseen++;
            }
            if (unseen > 0) {
                return;
            }
            breakBefore(name);
            switch (name) {
                case "br" -> lineBreak();
                case "hr" -> rule();
                case "blockquote" -> quotation++;
                case "pre" -> preformatted++;
                case "li" -> put(bullet(element));
                case "td", "th" -> pendingSpace = true;
                case "img" -> put(alternative(element));
                default -> {}
            }
        }

        private void close(Element element, String name) {
            if (UNSEEN.contains(name)) {
                unseen--;
                return;
            }
            if (unseen > 0) {
                return;
            }
            if (name.equals("a")) {
                address(element);
            }
            breakBefore(name);
            if (name.equals("blockquote")) {
                quotation--;
            }
            if (name.equals("pre")) {
                preformatted--;
            }
        }

        private void breakBefore(String name) {
            if (PARAGRAPHS.contains(name)) {
                newlines(2);
            }
            if (LINES.contains(name)) {
                newlines(1);
            }
        }

        private void newlines(int count) {
            pendingSpace = false;
            pendingNewlines = Math.max(pendingNewlines, count);
        }

        private void lineBreak() {
            pendingSpace = false;
            pendingNewlines = Math.min(pendingNewlines + 1, 2);
        }

        private void rule() {
            newlines(1);
            put("---");
            newlines(1);
        }

        private static String bullet(Element item) {
            var list = item.parent();
            if (list == null || !list.normalName().equals("ol")) {
                return "- ";
            }
            // Counting its elder siblings for each item would be quadratic in a long list
            var number = list.attributes().userData("number") instanceof Integer last ? last + 1 : 1;
            list.attributes().userData("number", number);
            return number + ". ";
        }

        private static String alternative(Element image) {
            var words = image.attr("alt").strip();
            return words.isEmpty() ? "" : "[" + words + "]";
        }

        /** Shows where a link goes, unless its text says so already. */
        private void address(Element link) {
            var href = link.attr("href").strip();
            if (!href.regionMatches(true, 0, "http", 0, 4) || href.length() > MAX_LINK_CHARS) {
                return;
            }
            var bare = href.replaceFirst("(?i)^https?://", "").replaceFirst("/$", "");
            int from = Math.max(0, text.length() - href.length() - 8);
            if (text.indexOf(bare, from) < 0) {
                pendingSpace = pendingNewlines == 0;
                put("<" + href + ">");
            }
        }

        private void write(String words) {
            if (unseen > 0) {
                return;
            }
            if (preformatted > 0) {
                writePreformatted(words);
                return;
            }
            int at = 0;
            while (at < words.length()) {
                int end = at;
                while (end < words.length() && !isSpace(words.charAt(end))) {
                    end++;
                }
                put(words.substring(at, end));
                at = end;
                while (at < words.length() && isSpace(words.charAt(at))) {
                    at++;
                    pendingSpace = true;
                }
            }
        }

        private void writePreformatted(String words) {
            var lines = words.split("\r?\n", -1);
            for (int line = 0; line < lines.length; line++) {
                if (line > 0) {
                    flushNewlines();
                    pendingNewlines = 1;
                }
                put(lines[line]);
            }
        }

        private void put(String words) {
            if (words.isEmpty()) {
                return;
            }
            boolean spaced = pendingSpace && pendingNewlines == 0 && !text.isEmpty();
            flushNewlines();
            if (spaced && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
            pendingSpace = false;
            append(words);
        }

        private void append(String words) {
            for (int at = 0; at < words.length(); at++) {
                char character = words.charAt(at);
                if (!isInvisible(character)) {
                    text.append(character == '\u00a0' ? ' ' : character);
                }
            }
        }

        private void flushNewlines() {
            if (text.isEmpty()) {
                text.append(quoteMark(quotation));
            } else if (pendingNewlines > 0) {
                // an empty line around a quotation is no part of it
                text.append('\n')
                        .append(pendingNewlines > 1 ? quoteMark(Math.min(quotation, writtenQuotation)) + "\n" : "")
                        .append(quoteMark(quotation));
            }
            pendingNewlines = 0;
            writtenQuotation = quotation;
        }

        private static String quoteMark(int depth) {
            return "> ".repeat(Math.min(depth, MAX_QUOTATION));
        }

        private static boolean isSpace(char character) {
            return character == ' ' || character == '\n' || character == '\r' || character == '\t' || character == '\f';
        }

        /** Newsletters stuff their first lines with these, to keep a mail program's preview empty. */
        private static boolean isInvisible(char character) {
            return character == '\0'
                    || character == '\u200b'
                    || character == '\u034f'
                    || character == '\u00ad'
                    || character == '\ufeff'
                    || (character < ' ' && character != '\t' && character != '\n');
        }

        String finish() {
            return TrimmedLines.of(text);
        }
    }
}
