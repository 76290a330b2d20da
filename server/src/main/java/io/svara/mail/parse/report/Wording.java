package io.svara.mail.parse.report;

import java.util.List;
import java.util.Locale;

/**
 * Text made comparable: lower case, letters and digits only, one blank between words and around all, addresses and
 * apostrophes left out. So {@code User <anna@example.com> doesn't exist!} reads {@code " user doesnt exist "}.
 */
final class Wording {

    private static final int MAX_CHARS = 20_000;

    private final String words;

    private Wording(String words) {
        this.words = words;
    }

    static Wording of(String text) {
        var bounded = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
        var words = new StringBuilder(bounded.length() + 2).append(' ');
        for (char character : withoutAddresses(bounded).toCharArray()) {
            if (Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK) {
                words.append(character);
            } else if (character != '\'' && character != '’' && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return new Wording(words.append(' ').toString().toLowerCase(Locale.ROOT));
    }

    private static String withoutAddresses(String text) {
        var rest = new StringBuilder(text.length());
        int at = 0;
        for (var found : Addresses.in(text)) {
            if (found.from() >= at) {
                rest.append(text, at, found.from());
                at = found.to();
            }
        }
        return rest.append(text, at, text.length()).toString();
    }

    boolean isBlank() {
        return words.isBlank();
    }

    boolean begins(String phrase) {
        return words.startsWith(phrase, 1);
    }

    boolean saysAny(List<String> phrases) {
        for (var phrase : phrases) {
            if (says(phrase)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the phrase is in it, beginning where a word begins; in scripts that put no blanks between words,
     * anywhere.
     *
     * @param phrase as this text is: lower case, no punctuation. A blank at its end wants the word to end there
     */
    boolean says(String phrase) {
        boolean anywhere = phrase.charAt(0) >= '\u2e80';
        for (int at = words.indexOf(phrase); at >= 0; at = words.indexOf(phrase, at + 1)) {
            if (anywhere || words.charAt(at - 1) == ' ') {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return words;
    }
}
