package io.svara.people.twofactor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of authenticator apps (RFC 6238, on RFC 4226). Twenty lines over Java's own HMAC, held against the RFC's table:
 * a library would be more to trust than to write.
 */
final class Totp {

    static final int STEP_SECONDS = 30;
    static final int DIGITS = 6;
    /** What apps that read nothing but the secret take for granted. */
    static final String ALGORITHM = "HmacSHA1";
    /** Steps that a phone's clock may be wrong by, either way. */
    private static final int SLACK = 1;

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** @param digits 6 to 8 */
    static String code(String algorithm, byte[] secret, long step, int digits) {
        var hash = hmac(
                algorithm, secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
        var text = "0".repeat(digits) + number;
        return text.substring(text.length() - digits);
    }

    /**
     * The step whose code this is, if it is one of those that may be right now.
     *
     * @param after only later steps: their codes have not been taken yet
     */
    static OptionalLong match(byte[] secret, String code, Instant now, long after) {
        var given = code.getBytes(StandardCharsets.UTF_8);
        var found = OptionalLong.empty();
        // each is looked at, whichever is right: the time taken tells nothing
        for (var step = step(now) - SLACK; step <= step(now) + SLACK; step++) {
            var right = code(ALGORITHM, secret, step, DIGITS).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(right, given) && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static byte[] hmac(String algorithm, byte[] secret, byte[] message) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java has no " + algorithm, broken);
        }
    }
}
