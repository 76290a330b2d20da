package io.svara.people.twofactor;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** An authenticator app, as somebody has it on a phone. */
public record AuthenticatorApp(byte[] secret) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** @param key as it is shown to be typed */
    public static AuthenticatorApp of(String key) {
        var bytes = new ByteArrayOutputStream();
        long held = 0;
        int bits = 0;
        for (var letter : key.replaceAll("\\s", "").toCharArray()) {
            held = held << 5 | LETTERS.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write((int) (held >> bits) & 0xff);
            }
        }
        return new AuthenticatorApp(bytes.toByteArray());
    }

    /** @param stepsAway 1: the code that comes next */
    public String code(Instant at, int stepsAway) {
        return Totp.code(Totp.ALGORITHM, secret, Totp.step(at) + stepsAway, Totp.DIGITS);
    }
}
