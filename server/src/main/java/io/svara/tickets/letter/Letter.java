package io.svara.tickets.letter;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a mailbox writes. Its texts are safe HTML with tags; empty where nothing is to stand there.
 *
 * @param signature the mailbox's own: goes out with the first message that is sent in a ticket, after the personal one of
 *     the agent, and with it the consent
 * @param response to a ticket's first message, where the mailbox responds
 */
record Letter(
        SenderName senderName,
        Look look,
        Logo logo,
        String signature,
        String consent,
        Later later,
        Quoting quoting,
        Response response,
        long version) {

    /** What holds until somebody sets it. */
    static final Letter PLAIN = new Letter(
            SenderName.MAILBOX,
            Look.PLAIN,
            Logo.NONE,
            "",
            "",
            Later.PERSONAL,
            Quoting.NONE,
            new Response("", false, ""),
            0);

    /** @param width in pixels, as it is shown */
    record Logo(@Nullable PictureId picture, String alt, int width) {

        static final Logo NONE = new Logo(null, "", 160);
    }

    /** Which signatures go below the messages after a ticket's first. */
    enum Later {
        NONE,
        PERSONAL,
        BOTH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Later> find(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word().equals(word))
                    .findAny();
        }
    }

    /** Which earlier messages go along below a reply. */
    enum Quoting {
        NONE,
        LAST,
        ALL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Quoting> find(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word().equals(word))
                    .findAny();
        }
    }

    /** Whether anybody has set anything. */
    boolean isSet() {
        return version > 0;
    }

    /** All pictures that it shows. */
    Set<PictureId> pictures() {
        var shown = new HashSet<>(PictureNames.inKept(signature + consent + response.text() + response.outside()));
        if (logo.picture() != null) {
            shown.add(logo.picture());
        }
        return shown;
    }

    /** @param outside used out of the mailbox's hours, where that is on */
    record Response(String text, boolean outsideOn, String outside) {}

    /** @param fontSize in pixels */
    record Look(Font font, int fontSize, String textColor, String linkColor) {

        static final Look PLAIN = new Look(Font.SYSTEM, 14, "#1c2024", "#0b68cb");
    }

    /** Who a mail is from, before its address. */
    enum SenderName {
        MAILBOX,
        AGENT_AT_MAILBOX;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<SenderName> find(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word().equals(word))
                    .findAny();
        }
    }

    /** Fonts that mail programs have, each with what stands in for it. */
    enum Font {
        SYSTEM("-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"),
        ARIAL("Arial,Helvetica,sans-serif"),
        VERDANA("Verdana,Geneva,sans-serif"),
        TREBUCHET("'Trebuchet MS',Helvetica,sans-serif"),
        GEORGIA("Georgia,'Times New Roman',serif"),
        TIMES("'Times New Roman',Times,serif"),
        COURIER("'Courier New',Courier,monospace");

        private final String family;

        Font(String family) {
            this.family = family;
        }

        String family() {
            return family;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Font> find(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word().equals(word))
                    .findAny();
        }
    }
}
