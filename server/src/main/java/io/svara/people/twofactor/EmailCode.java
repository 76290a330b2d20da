package io.svara.people.twofactor;

import io.svara.people.account.Secrets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Six digits that are mailed. They are kept hashed together with a secret that only the asking browser has: from a stolen
 * copy of the database, a million tries would tell them otherwise.
 */
public final class EmailCode {

    public static final Duration LIFE = Duration.ofMinutes(10);
    public static final int MOST_TRIES = 5;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int DIGITS = 6;
    private static final int CODES = 1_000_000;

    private EmailCode() {}

    public static String make() {
        return ("%0" + DIGITS + "d").formatted(RANDOM.nextInt(CODES));
    }

    public static byte[] hash(String code, String browsersSecret) {
        return Secrets.hash(code + " " + browsersSecret);
    }

    public static boolean matches(String typed, String browsersSecret, byte @Nullable [] hash) {
        return hash != null && MessageDigest.isEqual(hash(typed.replaceAll("\\s", ""), browsersSecret), hash);
    }
}
