package io.svara.kernel.secret;

import io.svara.kernel.SvaraSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The installation's own secret, kept outside the database: in {@code SVARA_SECRET_KEY_FILE}, or in {@code secret.key}
 * of the data folder, where the first start makes it. Nodes of one installation share the file. No purpose uses it
 * directly; each derives a key of its own.
 */
@Component
public class InstallationKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] secret;

    InstallationKey(SvaraSettings settings) {
        this.secret = read(KeyFile.of(settings));
    }

    /** 32 bytes that only this installation can know, always the same for a purpose. */
    public byte[] derive(String purpose) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }

    private static byte[] read(KeyFile file) {
        try {
            var known = file.read();
            if (known.isPresent()) {
                return known.get();
            }
            var secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            file.write(secret);
            // another node may have been first
            return file.read().orElse(secret);
        } catch (IOException failed) {
            throw new UncheckedIOException("The secret key in " + file.path() + " cannot be read.", failed);
        }
    }
}
