package io.svara.people.passkey;

import io.svara.kernel.problem.Problem;
import io.svara.kernel.secret.InstallationKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What an authenticator signs: 16 random bytes, until when it counts, and the proof that it is ours and for what. Anybody
 * may ask for one, so nothing is kept until one is answered; then it is, so that it is answered once.
 */
@Component
class Challenges {

    static final Duration LIFE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 16;
    private static final int SIGNED_BYTES = RANDOM_BYTES + Long.BYTES;
    private static final int BYTES = SIGNED_BYTES + 32;

    private final SecretKeySpec key;
    private final PasskeyTable table;
    private final Clock clock;

    Challenges(InstallationKey installation, PasskeyTable table, Clock clock) {
        this.key = new SecretKeySpec(installation.derive("passkey challenges"), ALGORITHM);
        this.table = table;
        this.clock = clock;
    }

    byte[] make(String purpose) {
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        var signed = ByteBuffer.allocate(SIGNED_BYTES)
                .put(random)
                .putLong(clock.instant().plus(LIFE).toEpochMilli())
                .array();
        return ByteBuffer.allocate(BYTES)
                .put(signed)
                .put(proof(signed, purpose))
                .array();
    }

    /** Once, in time and for what it was made. Outside a transaction: it stays answered whatever comes of the answer. */
    void redeem(byte[] challenge, String purpose) {
        if (challenge.length != BYTES) {
            throw refused();
        }
        var signed = Arrays.copyOf(challenge, SIGNED_BYTES);
        var until = Instant.ofEpochMilli(ByteBuffer.wrap(signed).getLong(RANDOM_BYTES));
        var isOurs = MessageDigest.isEqual(proof(signed, purpose), Arrays.copyOfRange(challenge, SIGNED_BYTES, BYTES));
        if (!isOurs || !clock.instant().isBefore(until) || !table.answered(digest(challenge), until)) {
            throw refused();
        }
    }

    static Problem refused() {
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                "passkey-refused",
                "This passkey cannot be taken: it is not known here, or its answer is too old. Try again.");
    }

    private byte[] proof(byte[] signed, String purpose) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(signed);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, broken);
        }
    }

    private static byte[] digest(byte[] challenge) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(challenge);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java has no SHA-256", broken);
        }
    }
}
