package io.svara.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.svara.kernel.CannotStart;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The installation's secret key under a passphrase: Argon2id makes a key of it, AES-256-GCM locks with that. Bytes are
 * in hexadecimal digits.
 *
 * @param memory of Argon2id, in kB
 */
record LockedKey(String kdf, int memory, int passes, String salt, String cipher, String nonce, String locked) {

    private static final String KDF = "argon2id";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int MEMORY = 64 << 10;
    private static final int PASSES = 3;
    /** What somebody else's file may make this machine spend. */
    private static final int MOST_MEMORY = 256 << 10;

    private static final int MOST_PASSES = 20;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "svara secret.key".getBytes(UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    static LockedKey lock(byte[] secret, String passphrase) {
        var salt = random(16);
        var nonce = random(12);
        try {
            var locked = cipher(Cipher.ENCRYPT_MODE, derive(passphrase, salt, MEMORY, PASSES), nonce)
                    .doFinal(secret);
            return new LockedKey(KDF, MEMORY, PASSES, hex(salt), CIPHER, hex(nonce), hex(locked));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] open(String passphrase) {
        if (!kdf.equals(KDF) || !cipher.equals(CIPHER) || memory > MOST_MEMORY || passes > MOST_PASSES) {
            throw CannotStart.because("The backup's secret key is locked in a way that this Svara does not know.");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, derive(passphrase, bytes(salt), memory, passes), bytes(nonce))
                    .doFinal(bytes(locked));
        } catch (AEADBadTagException wrong) {
            throw CannotStart.because(
                    "The passphrase is not the one that the backup was made with. Nothing has been" + " restored.");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Tells the right key from another, and nothing more about it. */
    static String check(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return hex(mac.doFinal("svara backup key check".getBytes(UTF_8))).substring(0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(PURPOSE);
        return cipher;
    }

    private static byte[] derive(String passphrase, byte[] salt, int memory, int passes) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        var key = new byte[32];
        generator.generateBytes(passphrase.getBytes(UTF_8), key);
        return key;
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
