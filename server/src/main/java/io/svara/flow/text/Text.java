package io.svara.flow.text;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text that conditions look at: made comparable once, however many of them ask. */
public final class Text {

    /** So much of a text is looked at, and of that so much by expressions. */
    static final int LOOKED_AT = 100_000;

    static final int BY_EXPRESSIONS = 20_000;

    private final String text;
    private @Nullable String folded;
    private @Nullable String composed;

    private Text(String text) {
        this.text = text;
    }

    public static Text of(@Nullable String text) {
        return new Text(text == null ? "" : start(text, LOOKED_AT));
    }

    /** Two threads may both make it; they make the same. */
    String folded() {
        var known = folded;
        if (known == null) {
            known = fold(text);
            folded = known;
        }
        return known;
    }

    /** As written, in letters that are one character each, for expressions. */
    String composed() {
        var known = composed;
        if (known == null) {
            known = Normalizer.normalize(start(text, BY_EXPRESSIONS), Normalizer.Form.NFC);
            composed = known;
        }
        return known;
    }

    /**
     * What is equal in it is equal to people: case does not count (in any alphabet; ß is ss), nor how a letter is put together, nor how
     * much white space there is and where a line breaks, nor signs that nobody sees. Accents do count: å is no a.
     */
    static String fold(String text) {
        var shown = spaced(Normalizer.normalize(text, Normalizer.Form.NFC));
        return shown.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }

    private static String spaced(String text) {
        var spaced = new StringBuilder(text.length());
        for (var index = 0; index < text.length(); index++) {
            var sign = text.charAt(index);
            if (isUnseen(sign)) {
                continue;
            }
            if (!Character.isWhitespace(sign) && !Character.isSpaceChar(sign)) {
                spaced.append(sign);
            } else if (!spaced.isEmpty() && spaced.charAt(spaced.length() - 1) != ' ') {
                spaced.append(' ');
            }
        }
        if (!spaced.isEmpty() && spaced.charAt(spaced.length() - 1) == ' ') {
            spaced.setLength(spaced.length() - 1);
        }
        return spaced.toString();
    }

    /** Soft hyphen, zero-width space, word joiner, byte order mark: newsletters are full of them. */
    private static boolean isUnseen(char sign) {
        return sign == '\u00AD' || sign == '\u200B' || sign == '\u2060' || sign == '\uFEFF';
    }

    /** Not within a pair of surrogates. */
    private static String start(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
