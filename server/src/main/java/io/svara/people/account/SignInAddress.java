package io.svara.people.account;

import io.svara.kernel.problem.Problem;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address that somebody signs in with, in small letters. It may be undeliverable. Only plain letters, so that no
 * two addresses look alike or become one when made small.
 */
public record SignInAddress(String text) {

    private static final int MAX_LENGTH = 254;
    private static final Pattern FORM =
            Pattern.compile("[!#-~&&[^@(),:;<>\\[\\\\\\]]]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");

    public SignInAddress {
        text = text.strip().toLowerCase(Locale.ROOT);
    }

    /** The address of a new account, refused when it is none. */
    public static SignInAddress ofNewAccount(String text) {
        var address = new SignInAddress(text);
        if (address.text.length() > MAX_LENGTH || !FORM.matcher(address.text).matches()) {
            throw Problem.invalid("email", "not-an-address", "This is not an e-mail address.");
        }
        return address;
    }
}
