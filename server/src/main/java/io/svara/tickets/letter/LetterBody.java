package io.svara.tickets.letter;

import io.svara.mailboxes.Mailbox;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it is written and shown: the request whole, the answer without gaps.
 *
 * @param senderName {@code mailbox}, or {@code agent-at-mailbox} ("Anna at Support")
 * @param signature HTML with tags; empty: none
 * @param consent HTML with tags; goes out with the signature
 * @param laterSignature what goes below the messages after a ticket's first: {@code none}, {@code personal} or {@code both}
 * @param quoting which earlier messages go along below a reply: {@code none}, {@code last} or {@code all}
 * @param messageOrder in which messages are shown in the mailbox's tickets: {@code oldest-first} or {@code newest-first}
 */
record LetterBody(
        @Nullable String senderName,
        @Nullable Look look,
        @Nullable Logo logo,
        @Nullable String signature,
        @Nullable String consent,
        @Nullable String laterSignature,
        @Nullable String quoting,
        @Nullable String messageOrder,
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

    /**
     * @param src what the upload's answer said; null: no logo
     * @param alt what is read where it is not seen
     * @param width in pixels, as it is shown, 20 to 600
     */
    record Logo(
            @Nullable String src,
            @Nullable String alt,
            @Nullable Integer width) {}

    /** @param outsideHours what is said instead out of the hours of the mailbox's schedule */
    record Response(
            @Nullable Boolean on,
            @Nullable String html,
            @Nullable Outside outsideHours) {}

    record Outside(@Nullable Boolean on, @Nullable String html) {}

    static LetterBody of(Letter letter, boolean responds, Mailbox.MessageOrder order) {
        var look = letter.look();
        var logo = letter.logo();
        var response = letter.response();
        return new LetterBody(
                letter.senderName().word(),
                new Look(look.font().word(), look.fontSize(), look.textColor(), look.linkColor()),
                new Logo(
                        logo.picture() == null ? null : PictureNames.address(logo.picture()), logo.alt(), logo.width()),
                PictureNames.editable(letter.signature()),
                PictureNames.editable(letter.consent()),
                letter.later().word(),
                letter.quoting().word(),
                order.word(),
                new Response(
                        responds,
                        PictureNames.editable(response.text()),
                        new Outside(response.outsideOn(), PictureNames.editable(response.outside()))));
    }

    /** The pictures that it names, whether they are there or not. */
    Set<PictureId> pictures() {
        var named = new HashSet<PictureId>();
        named.addAll(PictureNames.inEditor(signature));
        named.addAll(PictureNames.inEditor(consent));
        if (response != null) {
            named.addAll(PictureNames.inEditor(response.html()));
            named.addAll(
                    response.outsideHours() == null
                            ? Set.of()
                            : PictureNames.inEditor(response.outsideHours().html()));
        }
        if (logo != null && logo.src() != null) {
            PictureNames.at(logo.src()).ifPresent(named::add);
        }
        return named;
    }
}
