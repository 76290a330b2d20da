package io.svara.tickets.letter;

import io.svara.kernel.problem.Checks;
import io.svara.mailboxes.Mailbox.MessageOrder;
import io.svara.tickets.letter.Letter.Font;
import io.svara.tickets.letter.Letter.Later;
import io.svara.tickets.letter.Letter.Logo;
import io.svara.tickets.letter.Letter.Look;
import io.svara.tickets.letter.Letter.Quoting;
import io.svara.tickets.letter.Letter.Response;
import io.svara.tickets.letter.Letter.SenderName;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how a mailbox is to write, and names each field that cannot be. */
final class LetterReader {

    private static final int MAX_ALT = 200;

    private LetterReader() {}

    /** What was read, and whether the mailbox is to respond by itself. */
    record Read(Letter letter, boolean responds, MessageOrder order) {}

    /** @param pictures those that the body names and that are there */
    static Read read(LetterBody body, long version, Map<PictureId, Picture> pictures) {
        var checks = new Checks();
        var sender = SenderName.find(String.valueOf(body.senderName()));
        checks.that(sender.isPresent(), "senderName", "unknown-word", "Use mailbox or agent-at-mailbox.");
        var look = look(body.look(), checks);
        var logo = logo(body.logo(), pictures, checks);
        var texts = new LetterTexts(pictures, checks);
        var signature = texts.read(body.signature(), "signature", LetterTag.OF_A_REPLY);
        var consent = texts.read(body.consent(), "consent", LetterTag.OF_A_REPLY);
        var later = body.laterSignature() == null ? Optional.of(Later.PERSONAL) : Later.find(body.laterSignature());
        checks.that(later.isPresent(), "laterSignature", "unknown-word", "Use none, personal or both.");
        var quoting = body.quoting() == null ? Optional.of(Quoting.NONE) : Quoting.find(body.quoting());
        checks.that(quoting.isPresent(), "quoting", "unknown-word", "Use none, last or all.");
        var order = body.messageOrder() == null
                ? Optional.of(MessageOrder.OLDEST_FIRST)
                : MessageOrder.find(body.messageOrder());
        checks.that(order.isPresent(), "messageOrder", "unknown-word", "Use oldest-first or newest-first.");
        var given = Objects.requireNonNullElse(body.response(), new LetterBody.Response(false, "", null));
        var on = Boolean.TRUE.equals(given.on());
        var response = response(given, on, texts, checks);
        checks.done();
        return new Read(
                new Letter(
                        sender.orElseThrow(),
                        look,
                        logo,
                        signature,
                        consent,
                        later.orElseThrow(),
                        quoting.orElseThrow(),
                        response,
                        version),
                on,
                order.orElseThrow());
    }

    private static Response response(LetterBody.Response given, boolean on, LetterTexts texts, Checks checks) {
        var text = texts.read(given.html(), "response.html", LetterTag.OF_A_RESPONSE);
        checks.that(!on || LetterTexts.says(text), "response.html", "required", "Say what the automatic response is.");
        var outside = Objects.requireNonNullElse(given.outsideHours(), new LetterBody.Outside(false, ""));
        var outsideOn = Boolean.TRUE.equals(outside.on());
        var outsideText = texts.read(outside.html(), "response.outsideHours.html", LetterTag.OF_A_RESPONSE);
        checks.that(
                !outsideOn || LetterTexts.says(outsideText),
                "response.outsideHours.html",
                "required",
                "Say what the automatic response is outside of opening hours.");
        return new Response(text, outsideOn, outsideText);
    }

    private static Logo logo(LetterBody.@Nullable Logo given, Map<PictureId, Picture> pictures, Checks checks) {
        if (given == null || given.src() == null || given.src().isBlank()) {
            return Logo.NONE;
        }
        var picture = PictureNames.at(given.src()).filter(pictures::containsKey);
        var alt = given.alt() == null ? "" : given.alt().strip();
        var width = given.width() == null ? Logo.NONE.width() : given.width();
        checks.that(picture.isPresent(), "logo.src", "unknown-picture", "Upload it with POST /api/pictures first.")
                .that(
                        alt.length() <= MAX_ALT,
                        "logo.alt",
                        "too-long",
                        "This may have at most " + MAX_ALT + " characters.")
                .that(width >= 20 && width <= 600, "logo.width", "out-of-range", "Use 20 to 600 pixels.");
        return new Logo(picture.orElse(null), alt, width);
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
}
