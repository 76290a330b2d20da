package io.svara.tickets.letter;

import io.svara.channels.html.HtmlCleaner;
import io.svara.channels.tags.TagText;
import io.svara.kernel.problem.Checks;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads texts that an editor has made: bounded, clean, with known tags and with pictures that are there. */
final class LetterTexts {

    private static final int MAX_TEXT = 20_000;
    private static final int MAX_PICTURES = 10;

    /** All of a text's pictures: they go along with each mail. */
    private static final int MAX_PICTURE_BYTES = 2_000_000;

    private final Map<PictureId, Picture> pictures;
    private final Checks checks;

    LetterTexts(Map<PictureId, Picture> pictures, Checks checks) {
        this.pictures = pictures;
        this.checks = checks;
    }

    /** As it is kept; empty where it says nothing, or cannot be taken. */
    String read(@Nullable String given, String field, Collection<String> tags) {
        var source = given == null ? "" : given;
        checks.that(
                source.length() <= MAX_TEXT, field, "too-long", "This may have at most " + MAX_TEXT + " characters.");
        if (source.length() > MAX_TEXT) {
            return "";
        }
        var unknown = TagText.firstUnknown(source, tags);
        checks.that(
                unknown.isEmpty(),
                field,
                "unknown-tag",
                unknown.orElse("") + " is no tag. Use one of " + String.join(", ", tags) + ".");
        checkPictures(source, field);
        // the cleaner takes double braces apart, for the sake of browsers' template engines; there is none here
        var clean =
                HtmlCleaner.clean(PictureNames.named(source, pictures)).html().replace("{<!-- -->{", "{{");
        return says(clean) ? clean : "";
    }

    private void checkPictures(String source, String field) {
        var shown = PictureNames.inEditor(source);
        var bytes = shown.stream()
                .map(pictures::get)
                .filter(Objects::nonNull)
                .mapToLong(Picture::size)
                .sum();
        checks.that(
                        shown.stream().allMatch(pictures::containsKey),
                        field,
                        "unknown-picture",
                        "A picture in it is not there any more. Take it out, or put it in again.")
                .that(
                        shown.size() <= MAX_PICTURES && bytes <= MAX_PICTURE_BYTES,
                        field,
                        "too-many-pictures",
                        "Use at most " + MAX_PICTURES + " pictures of 2 MB in all: they go along with each mail.");
    }

    /** An editor's empty paragraph says nothing. */
    static boolean says(String html) {
        return html.contains("<img")
                || !html.replaceAll("<[^>]*>", "").replace("&nbsp;", " ").isBlank();
    }
}
