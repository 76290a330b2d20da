package io.svara.tickets.letter;

import io.svara.channels.html.CleanHtml;
import io.svara.channels.html.HtmlCleaner;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a text's pictures are called: an editor names them by their address here ({@code /api/pictures/7}), what is kept
 * and what is sent by the Content-ID of a mail's part.
 */
final class PictureNames {

    private static final String PATH = "/api/pictures/";
    private static final Pattern IN_EDITOR = Pattern.compile("(?i)(\\ssrc=[\"'])" + PATH + "(\\d{1,18})(?=[\"'])");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern KEPT = Pattern.compile("picture-(\\d{1,18})-[0-9a-f]{16}(?:@|&#64;)svara");

    private PictureNames() {}

    /** Those that an editor's HTML shows, whether they are there or not. */
    static Set<PictureId> inEditor(@Nullable String html) {
        return html == null ? Set.of() : ids(IN_EDITOR.matcher(html).results().map(found -> found.group(2)));
    }

    /** Those that kept or sent HTML shows. */
    static Set<PictureId> inKept(String html) {
        return ids(KEPT.matcher(html).results().map(found -> found.group(1)));
    }

    private static Set<PictureId> ids(Stream<String> numbers) {
        var ids = new LinkedHashSet<PictureId>();
        numbers.forEach(number -> ids.add(new PictureId(Long.parseLong(number))));
        return ids;
    }

    /** The picture at this address; empty where it is none of ours. */
    static Optional<PictureId> at(String address) {
        var number = address.startsWith(PATH) ? address.substring(PATH.length()) : "";
        return NUMBER.matcher(number).matches() ? Optional.of(new PictureId(Long.parseLong(number))) : Optional.empty();
    }

    static String address(PictureId id) {
        return PATH + id.value();
    }

    /** An editor's HTML for the cleaner, which takes out what is not among these pictures. */
    static String named(String html, Map<PictureId, Picture> pictures) {
        return IN_EDITOR.matcher(html).replaceAll(found -> Matcher.quoteReplacement(named(found, pictures)));
    }

    private static String named(MatchResult found, Map<PictureId, Picture> pictures) {
        var picture = pictures.get(new PictureId(Long.parseLong(found.group(2))));
        return picture == null ? found.group() : found.group(1) + "cid:" + picture.contentId();
    }

    /** Clean HTML with its own pictures where a browser finds them. */
    static String shown(String clean) {
        return new CleanHtml(clean, "", HtmlCleaner.VERSION, 0, false).withInlineImages(PictureNames::address);
    }

    /** Kept HTML for an editor: remote pictures, too, where the writer has put them. */
    static String editable(String kept) {
        return shown(kept).replace(" data-src=\"", " src=\"");
    }

    private static @Nullable String address(String contentId) {
        var name = KEPT.matcher(contentId);
        return name.matches() ? PATH + name.group(1) : null;
    }
}
