package io.svara.channels.html;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HTML that is safe to show, and the same as text.
 *
 * <p>Images never load by themselves. {@code html} holds them in three forms:
 *
 * <ul>
 *   <li>{@code <img data-src="https://...">}: a remote image, shown when the reader asks for it;
 *   <li>{@code <img data-cid="ID">}: an attachment of the same mail, to be placed by {@link #withInlineImages};
 *   <li>{@code <img src="data:image/png;base64,...">}: a small picture that the mail itself holds.
 * </ul>
 *
 * @param version the {@link HtmlCleaner#VERSION} that made it; an older copy is made again from the source
 * @param remoteImages how many images wait for the reader's leave
 * @param truncated true where the source was longer than the cleaner takes, and its end is missing
 */
public record CleanHtml(String html, String text, int version, int remoteImages, boolean truncated) {

    private static final Pattern INLINE_IMAGE = Pattern.compile(" data-cid=\"([^\"]{1,300})\"");

    private static final String REMOTE_IMAGE = " data-src=\"";

    /** What only the desk's reader needs. */
    private static final Pattern MARK =
            Pattern.compile(" class=\"(?:" + Folding.TAIL + "|" + Folding.SIGNATURE + "|mail-[a-z]{1,20})\"");

    /**
     * The HTML with its inline images in place.
     *
     * @param address gives an attachment's address (such as {@code /api/attachments/7}) by its content id, or null for
     *     an image that the mail does not hold, which stays unshown
     */
    public String withInlineImages(Function<String, @Nullable String> address) {
        return INLINE_IMAGE
                .matcher(html)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(place(match, address)));
    }

    /** The HTML as it goes into a mail that leaves: all images where a mail program looks for them. */
    public String asSent() {
        return MARK.matcher(html)
                .replaceAll("")
                .replace(" data-src=\"", " src=\"")
                .replace(" data-cid=\"", " src=\"cid:");
    }

    /** How many images of clean HTML wait for the reader's leave. */
    public static int remoteImages(String html) {
        int count = 0;
        for (int at = html.indexOf(REMOTE_IMAGE); at >= 0; at = html.indexOf(REMOTE_IMAGE, at + 1)) {
            count++;
        }
        return count;
    }

    private static String place(MatchResult match, Function<String, @Nullable String> address) {
        var found = address.apply(HtmlEscape.unescape(match.group(1)));
        return found == null ? match.group() : " src=\"" + HtmlEscape.escape(found) + "\"";
    }
}
