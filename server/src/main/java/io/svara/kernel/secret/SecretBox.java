package io.svara.kernel.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Locks secrets that stand in the database: keys, passwords, tokens. AES-256-GCM under a key derived from the installation's
 * own, which is kept elsewhere. A locked secret is a byte for the way it was locked, 12 random bytes, and the rest.
 */
@Component
public class SecretBox {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte WAY = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    SecretBox(InstallationKey installation) {
        this.key = new SecretKeySpec(installation.derive("secret box"), "AES");
    }

    /** @param place what it belongs to, such as {@code dkim:7:nordvind.example}; it opens nowhere else */
    public byte[] lock(byte[] secret, String place) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var locked = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret);
            return ByteBuffer.allocate(1 + NONCE_BYTES + locked.length)
                    .put(WAY)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + CIPHER, impossible);
        }
    }

    /** @throws LockedAway when it was locked under another key or for another place, or has been changed */
    public byte[] open(byte[] locked, String place) {
        if (locked.length < 1 + NONCE_BYTES || locked[0] != WAY) {
            throw new LockedAway(place, null);
        }
        var bytes = ByteBuffer.wrap(locked, 1, locked.length - 1);
        var nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        try {
            var rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(rest);
        } catch (GeneralSecurityException failed) {
            throw new LockedAway(place, failed);
        }
    }

    /** {@link #lock} for passwords and tokens. */
    public byte[] lockText(String secret, String place) {
        return lock(secret.getBytes(StandardCharsets.UTF_8), place);
    }

    /** @throws LockedAway as {@link #open} */
    public String openText(byte[] locked, String place) {
        return new String(open(locked, place), StandardCharsets.UTF_8);
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
