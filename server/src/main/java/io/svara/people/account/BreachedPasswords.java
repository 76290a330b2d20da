package io.svara.people.account;

import io.svara.kernel.CannotStart;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Passwords that are known from breaches, where the operator has given a file of them. It may be larger than all memory: a
 * look-up goes by halves through the file itself. It stays open, so that another one in its place counts from the next start.
 */
@Component
class BreachedPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(BreachedPasswords.class);

    /** So many places are looked at when Svara starts: of a file that is not sorted, hardly one of them fits the one before. */
    private static final int SAMPLES = 2_000;

    private final @Nullable HashFile file;

    BreachedPasswords(BreachedPasswordsSettings settings) {
        file = settings.breached() == null ? null : open(settings.breached());
    }

    private static HashFile open(Path path) {
        try {
            var file = new HashFile(FileChannel.open(path, StandardOpenOption.READ));
            file.check(SAMPLES);
            return file;
        } catch (HashFile.Malformed malformed) {
            throw CannotStart.because("SVARA_BREACHED_PASSWORDS cannot be used: " + path + " " + malformed.getMessage()
                    + " It holds lines HASH:COUNT with SHA-1 hashes in hexadecimal digits, sorted by hash.");
        } catch (IOException unreadable) {
            throw CannotStart.because("SVARA_BREACHED_PASSWORDS cannot be used: " + path + " cannot be read.");
        }
    }

    /** Without a file none is known. A file that fails later stops nobody from leaving a password that has leaked. */
    boolean contains(String password) {
        if (file == null) {
            return false;
        }
        try {
            return file.contains(sha1(password));
        } catch (IOException broken) {
            LOG.warn("The file of breached passwords could not be asked, and the password was taken unasked", broken);
            return false;
        }
    }

    /** What the file is made of. It guards nothing here. */
    private static byte[] sha1(String password) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("This Java has no SHA-1", broken);
        }
    }

    @PreDestroy
    void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
