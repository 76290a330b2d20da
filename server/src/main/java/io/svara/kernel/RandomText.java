package io.svara.kernel;

import java.security.SecureRandom;

/** Unguessable text. */
public final class RandomText {

    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS_PER_LETTER = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** Lower-case letters and digits that carry at least so many random bits; safe in addresses and file names. */
    public static String base32(int bits) {
        var letters = new StringBuilder();
        for (int taken = 0; taken < bits; taken += BITS_PER_LETTER) {
            letters.append(BASE32.charAt(RANDOM.nextInt(BASE32.length())));
        }
        return letters.toString();
    }
}
