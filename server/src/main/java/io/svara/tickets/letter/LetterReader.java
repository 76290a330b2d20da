package io.svara.tickets.letter;

import io.svara.channels.html.HtmlCleaner;
import io.svara.channels.tags.TagText;
import io.svara.kernel.problem.Checks;
import io.svara.tickets.letter.Letter.Font;
import io.svara.tickets.letter.Letter.Look;
import io.svara.tickets.letter.Letter.Response;
import io.svara.tickets.letter.Letter.SenderName;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads how a mailbox is to write, and names each field that cannot be. */
final class LetterReader {

    private static final int MAX_TEXT = 20_000;

    private LetterReader() {}

    /** What was read, and whether the mailbox is to respond by itself. */
    record Read(Letter letter, boolean responds) {}

    static Read read(LetterBody body, long version) {
        var checks = new Checks();
        var sender = SenderName.find(String.valueOf(body.senderName()));
        checks.that(sender.isPresent(), "senderName", "unknown-word", "Use mailbox or agent-at-mailbox.");
        var look = look(body.look(), checks);
        var signature = text(body.signature(), "signature", LetterTag.OF_A_REPLY, checks);
        var consent = text(body.consent(), "consent", LetterTag.OF_A_REPLY, checks);
        var given = Objects.requireNonNullElse(body.response(), new LetterBody.Response(false, "", null));
        var on = Boolean.TRUE.equals(given.on());
        var response = text(given.html(), "response.html", LetterTag.OF_A_RESPONSE, checks);
        checks.that(!on || says(response), "response.html", "required", "Say what the automatic response is.");
        var outside = Objects.requireNonNullElse(given.outsideHours(), new LetterBody.Outside(false, ""));
        var outsideOn = Boolean.TRUE.equals(outside.on());
        var outsideText = text(outside.html(), "response.outsideHours.html", LetterTag.OF_A_RESPONSE, checks);
        checks.that(
                !outsideOn || says(outsideText),
                "response.outsideHours.html",
                "required",
                "Say what the automatic response is outside of opening hours.");
        checks.done();
        return new Read(
                new Letter(
                        sender.orElseThrow(),
                        look,
                        signature,
                        consent,
                        new Response(response, outsideOn, outsideText),
                        version),
                on);
    }

    private static Look look(LetterBody.@Nullable Look given, Checks checks) {
        if (given == null) {
            return Look.PLAIN;
        }
        var font = Font.find(String.valueOf(given.font()));
        var size = given.fontSize() == null ? Look.PLAIN.fontSize() : given.fontSize();
        checks.that(
                        font.isPresent(),
                        "look.font",
                        "unknown-font",
                        "Use system, arial, verdana, trebuchet, georgia, times or courier.")
                .that(size >= 10 && size <= 24, "look.fontSize", "out-of-range", "Use 10 to 24 pixels.");
        return new Look(
                font.orElse(Font.SYSTEM),
                size,
                color(given.textColor(), "look.textColor", checks),
                color(given.linkColor(), "look.linkColor", checks));
    }

    private static String color(@Nullable String given, String field, Checks checks) {
        var color = String.valueOf(given).toLowerCase(Locale.ROOT);
        checks.that(color.matches("#[0-9a-f]{6}"), field, "invalid-color", "Write a colour as #1c2024.");
        return color;
    }

    private static String text(@Nullable String given, String field, Collection<String> tags, Checks checks) {
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
        // the cleaner takes double braces apart, for the sake of browsers' template engines; there is none here
        var clean = HtmlCleaner.clean(source).html().replace("{<!-- -->{", "{{");
        return says(clean) ? clean : "";
    }

    /** An editor's empty paragraph says nothing. */
    private static boolean says(String html) {
        return html.contains("<img")
                || !html.replaceAll("<[^>]*>", "").replace("&nbsp;", " ").isBlank();
    }
}
