package io.svara.tickets.letter;

import io.svara.channels.Outbound;
import io.svara.channels.html.CleanHtml;
import io.svara.channels.html.HtmlCleaner;
import io.svara.channels.html.HtmlText;
import io.svara.channels.tags.TagText;
import io.svara.tickets.letter.Letter.Look;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** Puts a mailbox's look, signature and consent around words that leave. */
final class Dressing {

    /** What mail programs know a signature by (RFC 3676, 4.3). */
    private static final String SIGNATURE_LINE = "-- ";

    private Dressing() {}

    /**
     * @param words as they leave without any of it
     * @param signed whether signature and consent go along
     * @param values of the tags
     */
    static Outbound.Text dress(Letter letter, Outbound.Text words, boolean signed, Map<String, String> values) {
        var foot = signed
                ? Stream.of(letter.signature(), letter.consent())
                        .filter(text -> !text.isEmpty())
                        .map(text -> TagText.fill(text, values))
                        .toList()
                : java.util.List.<String>of();
        var html = new StringBuilder(words.html());
        var plain = new StringBuilder(words.plain());
        if (!foot.isEmpty()) {
            html.append("<div style=\"margin-top:16px\">")
                    .append(SIGNATURE_LINE)
                    .append("<br>");
            html.append(foot.stream().map(Dressing::sent).collect(Collectors.joining("<br>")));
            html.append("</div>");
            plain.append("\n\n").append(SIGNATURE_LINE).append('\n');
            plain.append(foot.stream().map(HtmlText::toText).collect(Collectors.joining("\n\n")));
        }
        return new Outbound.Text(plain.toString(), look(letter.look(), html.toString()));
    }

    /** The words of an automatic response, as a message's HTML. */
    static String filled(String text, Map<String, String> values) {
        return TagText.fill(text, values);
    }

    private static String sent(String html) {
        return new CleanHtml(html, "", HtmlCleaner.VERSION, 0, false).asSent();
    }

    private static String look(Look look, String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("a[href]").forEach(link -> {
            if (!link.attr("style").contains("color")) {
                link.attr("style", link.attr("style") + "color:" + look.linkColor());
            }
        });
        return "<div style=\"font-family:%s;font-size:%dpx;line-height:1.5;color:%s\">%s</div>"
                .formatted(
                        look.font().family(),
                        look.fontSize(),
                        look.textColor(),
                        document.body().html());
    }
}
