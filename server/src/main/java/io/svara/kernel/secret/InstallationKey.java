package io.svara.kernel.secret;

import io.svara.kernel.SvaraSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
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
        var configured = settings.secretKeyFile();
        this.secret = read(configured == null ? settings.data().resolve("secret.key") : configured);
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

    private static byte[] read(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            var secret = HexFormat.of().parseHex(Files.readString(file).strip());
            if (secret.length < BYTES) {
                throw new IllegalStateException(
                        "The secret key in " + file + " is too short: 64 hexadecimal digits are needed.");
            }
            return secret;
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException("The secret key in " + file + " is not hexadecimal digits.", malformed);
        } catch (IOException failed) {
            throw new UncheckedIOException("The secret key in " + file + " cannot be read.", failed);
        }
    }

    private static void make(Path file) throws IOException {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var made = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".new", onlyOwner);
        Files.writeString(made, HexFormat.of().formatHex(secret) + System.lineSeparator());
        try {
            // whichever node is first wins; the others read its key
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException already) {
            return;
        } finally {
            Files.delete(made);
        }
    }
}
