package io.svara.people.account;

import io.svara.kernel.problem.Problem;
import java.util.Locale;
import java.util.Set;

/** What makes a password worth having: length above all, and not one of those that are tried first. */
public final class PasswordRules {

    public static final int MIN_LENGTH = 10;

    /** Beyond it nobody types; it bounds what is hashed. */
    public static final int MAX_LENGTH = 200;

    /** The most used ones that are long enough to pass the other rules. */
    private static final Set<String> COMMON = Set.of(
            "1q2w3e4r5t",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "a123456789",
            "abcd123456",
            "administrator",
            "asdfghjkl1",
            "changeme123",
            "football123",
            "helloworld",
            "iloveyou123",
            "letmein123",
            "lösenord123",
            "losenord123",
            "passord123",
            "passw0rd123",
            "password1!",
            "password10",
            "password11",
            "password12",
            "password123",
            "password1234",
            "passwordpassword",
            "princess123",
            "q1w2e3r4t5",
            "q1w2e3r4t5y6",
            "qazwsxedcrfv",
            "qwerty1234",
            "qwerty12345",
            "qwerty123456",
            "qwertyuiop",
            "qwertyuiop123",
            "sommar2024",
            "sommar2025",
            "sommar2026",
            "svara-demo",
            "welcome123",
            "zxcvbnm123");

    private static final String KEYBOARD =
            "0123456789012345678909876543210987654321abcdefghijklmnopqrstuvwxyzqwertyuiopasdfghjklzxcvbnm";

    private PasswordRules() {}

    /** Refuses a password that would not keep anybody out. {@code email} is the account's address. */
    public static void check(String password, String email) {
        checkLength(password);
        var small = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(small) || KEYBOARD.contains(small) || isOneCharacter(small)) {
            throw refusal("too-common", "This password is among the first that are tried. Choose another.");
        }
        var name = email.substring(0, Math.max(0, email.indexOf('@')));
        if ((!email.isEmpty() && small.contains(email)) || (name.length() >= 4 && small.contains(name))) {
            throw refusal("too-like-email", "The password must not contain the e-mail address. Choose another.");
        }
    }

    private static void checkLength(String password) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            throw refusal("too-short", "Use at least " + MIN_LENGTH + " characters.");
        }
        if (password.length() > MAX_LENGTH) {
            throw refusal("too-long", "Use at most " + MAX_LENGTH + " characters.");
        }
    }

    private static boolean isOneCharacter(String password) {
        return password.codePoints().distinct().count() < 3;
    }

    private static Problem refusal(String code, String message) {
        return Problem.invalid("password", code, message);
    }
}
