package io.svara.kernel;

import java.net.IDN;
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

    /** The part after the @, in lower case and in its ASCII form; empty where there is none. */
    public static String domain(String text) {
        var domain = key(text).substring(text.strip().lastIndexOf('@') + 1);
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return domain;
        }
    }

    /** {@link #key} with the domain as it stands in mails and on the wire ({@code xn--...}). */
    public static String ascii(String text) {
        var key = key(text);
        return key.substring(0, key.lastIndexOf('@') + 1) + domain(text);
    }

    /** The form in which two spellings of one address are equal. */
    public static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
