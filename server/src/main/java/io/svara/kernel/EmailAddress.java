package io.svara.kernel;

import java.util.Locale;
import java.util.regex.Pattern;

/** What passes for an e-mail address where one is typed in. Whether it exists, only mail can tell. */
public final class EmailAddress {

    private static final int MAX_LENGTH = 320;
    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s@<>\"(),:;\\\\\\p{Cntrl}]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)*"
                    + "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?");

    private EmailAddress() {}

    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches();
    }

    /** The form in which two spellings of one address are equal. */
    public static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
