package io.svara.mail.send;

import io.svara.kernel.problem.Problem;
import java.util.regex.Pattern;

/** Text on its way into a header: nothing in it may begin a header of its own. */
final class HeaderText {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private HeaderText() {}

    static String clean(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    /** Ids are compared byte by byte by others: one that is not whole is refused, never mended. */
    static String requireMessageId(String field, String id) {
        if (!MessageIds.isMessageId(id)) {
            throw Problem.invalid(field, "not-a-message-id", "This is not a message id such as <id@example.org>.");
        }
        return id;
    }

    /** At most so many characters, none of them half. */
    static String cut(String text, int maxCharacters) {
        if (text.length() <= maxCharacters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxCharacters - 2)) ? maxCharacters - 2 : maxCharacters - 1;
        return text.substring(0, end) + "…";
    }
}
