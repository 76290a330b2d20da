package io.svara.tickets.letter;

import io.svara.channels.Address;
import io.svara.channels.Outbound;
import io.svara.channels.html.Folding;
import io.svara.channels.html.HtmlEscape;
import io.svara.channels.html.HtmlText;
import io.svara.channels.html.PlainText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Earlier messages as they stand below an answer, each under a line that says who wrote it when. */
final class Quote {

    /** Of all messages together, in characters of HTML: what is older stays out. */
    static final int MAX_CHARS = 100_000;

    private static final int MAX_NAME = 100;

    private Quote() {}

    /** @param html clean, as it is kept */
    record Piece(Address from, Instant at, String html) {}

    /**
     * Each message stands within the one that answers it, as mail programs do it: between two that stood one after the
     * other, a reader would look for an answer.
     *
     * @param pieces newest first, at least one
     * @param language the customers', such as {@code sv}
     */
    static Outbound.Text of(List<Piece> pieces, String language, ZoneId zone) {
        var words = LetterWords.in(language);
        var within = new Outbound.Text("", "");
        for (var piece : bounded(pieces).reversed()) {
            within = around(within, piece.html(), words.attribution(piece.at(), zone, writer(piece.from())));
        }
        return within;
    }

    private static Outbound.Text around(Outbound.Text within, String words, String line) {
        var html = "<div style=\"margin-top:16px\">" + HtmlEscape.escape(line)
                + "</div><blockquote type=\"cite\" style=\"margin:8px 0 0;padding-left:12px;border-left:2px solid #c8ccd4\">"
                + words + within.html() + "</blockquote>";
        var plain = HtmlText.toText(words) + (within.plain().isEmpty() ? "" : "\n\n" + within.plain());
        return new Outbound.Text(line + "\n" + quoted(plain), html);
    }

    private static List<Piece> bounded(List<Piece> pieces) {
        var taken = new ArrayList<Piece>();
        int chars = 0;
        for (var piece : pieces) {
            var words = cut(bare(piece.html()));
            chars += words.length();
            if (chars > MAX_CHARS) {
                break;
            }
            taken.add(new Piece(piece.from(), piece.at(), words));
        }
        return taken;
    }

    /** HTML cannot be cut anywhere: of what is too long the text is taken. */
    private static String cut(String html) {
        if (html.length() <= MAX_CHARS) {
            return html;
        }
        var text = HtmlText.toText(html);
        return PlainText.toHtml(text.substring(0, Math.min(text.length(), MAX_CHARS / 10)) + " …");
    }

    private static String writer(Address from) {
        var name = from.name().replaceAll("[\\s<>]+", " ").strip();
        return name.isEmpty()
                ? from.email()
                : (name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name) + " <" + from.email() + ">";
    }

    private static String quoted(String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? ">" : "> " + line)
                .reduce((one, next) -> one + "\n" + next)
                .orElse(">");
    }

    /** Without what it quotes itself, which comes after it or is left out, and without pictures, which would go back to whoever sent them. */
    private static String bare(String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("div." + Folding.TAIL).remove();
        document.select("img").forEach(Quote::inWords);
        document.select("[class]").removeAttr("class");
        return document.body().html();
    }

    private static void inWords(Element image) {
        var alternative = image.attr("alt").strip();
        image.replaceWith(new TextNode(alternative.isEmpty() ? "" : "[" + alternative + "]"));
    }
}
