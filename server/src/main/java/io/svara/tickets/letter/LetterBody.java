package io.svara.tickets.letter;

import org.jspecify.annotations.Nullable;

/**
 * A letter as it is written and shown: the request whole, the answer without gaps.
 *
 * @param senderName {@code mailbox}, or {@code agent-at-mailbox} ("Anna at Support")
 * @param signature HTML with tags; empty: none
 * @param consent HTML with tags; goes out with the signature
 */
record LetterBody(
        @Nullable String senderName,
        @Nullable Look look,
        @Nullable String signature,
        @Nullable String consent,
        @Nullable Response response) {

    /**
     * @param font {@code system}, {@code arial}, {@code verdana}, {@code trebuchet}, {@code georgia}, {@code times} or {@code courier}
     * @param fontSize in pixels, 10 to 24
     * @param textColor such as {@code #1c2024}
     */
    record Look(
            @Nullable String font,
            @Nullable Integer fontSize,
            @Nullable String textColor,
            @Nullable String linkColor) {}

    /** @param outsideHours what is said instead out of the hours of the mailbox's schedule */
    record Response(
            @Nullable Boolean on,
            @Nullable String html,
            @Nullable Outside outsideHours) {}

    record Outside(@Nullable Boolean on, @Nullable String html) {}

    static LetterBody of(Letter letter, boolean responds) {
        var look = letter.look();
        var response = letter.response();
        return new LetterBody(
                letter.senderName().word(),
                new Look(look.font().word(), look.fontSize(), look.textColor(), look.linkColor()),
                letter.signature(),
                letter.consent(),
                new Response(responds, response.text(), new Outside(response.outsideOn(), response.outside())));
    }
}
