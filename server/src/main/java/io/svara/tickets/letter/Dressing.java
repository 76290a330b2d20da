package io.svara.tickets.letter;

import io.svara.channels.Outbound;
import io.svara.channels.html.CleanHtml;
import io.svara.channels.html.HtmlCleaner;
import io.svara.channels.html.HtmlEscape;
import io.svara.channels.html.HtmlText;
import io.svara.tickets.letter.Letter.Later;
import io.svara.tickets.letter.Letter.Logo;
import io.svara.tickets.letter.Letter.Look;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Puts a mailbox's look, logo, signatures and consent around words that leave, and below them what they answer. */
final class Dressing {

    /** What mail programs know a signature by (RFC 3676, 4.3). */
    private static final String SIGNATURE_LINE = "-- ";

    private Dressing() {}

    /**
     * What stands below a message (MBX-10), each part as it is kept.
     *
     * @param personal the author's own signature; empty where there is none
     * @param first whether it is the first message that is sent in its ticket
     */
    static List<String> foot(Letter letter, String personal, boolean first) {
        var parts = first || letter.later() == Later.BOTH
                ? Stream.of(personal, letter.signature(), letter.consent())
                : letter.later() == Later.PERSONAL ? Stream.of(personal) : Stream.<String>of();
        return parts.filter(part -> !part.isEmpty()).toList();
    }

    /**
     * @param words as they leave without any of it
     * @param foot with its tags filled in
     * @param logo the picture of that name; null where none is shown
     * @param quote the messages that it answers; null where they stay here
     */
    static Outbound.Text dress(
            Letter letter,
            Outbound.Text words,
            List<String> foot,
            @Nullable Picture logo,
            Outbound.@Nullable Text quote) {
        var html = new StringBuilder();
        if (logo != null) {
            html.append(image(logo, letter.logo()));
        }
        html.append(words.html());
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
        var whole = letter.isSet() ? look(letter.look(), html.toString()) : html.toString();
        return quote == null
                ? new Outbound.Text(plain.toString(), whole)
                : new Outbound.Text(plain + "\n\n" + quote.plain(), whole + quote.html());
    }

    /** Kept HTML as it goes into a mail. */
    static String sent(String kept) {
        return new CleanHtml(kept, "", HtmlCleaner.VERSION, 0, false).asSent();
    }

    /** The width as an attribute, too: Outlook knows no style of a picture. */
    private static String image(Picture picture, Logo logo) {
        return "<div style=\"margin-bottom:16px\"><img src=\"cid:%s\" alt=\"%s\" width=\"%d\" style=\"width:%dpx;max-width:100%%;height:auto;border:0\"></div>"
                .formatted(picture.contentId(), HtmlEscape.escape(logo.alt()), logo.width(), logo.width());
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
