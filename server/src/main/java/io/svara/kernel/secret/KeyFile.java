package io.svara.kernel.secret;

import io.svara.kernel.SvaraSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/** Where the installation's secret lies: {@code SVARA_SECRET_KEY_FILE}, or {@code secret.key} of the data folder. */
public record KeyFile(Path path) {

    private static final int BYTES = 32;

    public static KeyFile of(SvaraSettings settings) {
        var configured = settings.secretKeyFile();
        return new KeyFile((configured == null ? settings.data().resolve("secret.key") : configured).toAbsolutePath());
    }

    /**
     * The secret, when there is one.
     *
     * @throws IllegalStateException when the file holds something else
     */
    public Optional<byte[]> read() throws IOException {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        try {
            var secret = HexFormat.of().parseHex(Files.readString(path).strip());
            if (secret.length < BYTES) {
                throw new IllegalStateException(
                        "The secret key in " + path + " is too short: 64 hexadecimal digits are needed.");
            }
            return Optional.of(secret);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException("The secret key in " + path + " is not hexadecimal digits.", malformed);
        }
    }

    /** Durable when it returns. A file that is there already stays: whichever node is first wins. */
    public void write(byte[] secret) throws IOException {
        var folder = Objects.requireNonNull(path.getParent());
        Files.createDirectories(folder);
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var made = Files.createTempFile(folder, "secret", ".new", onlyOwner);
        try {
            Files.writeString(made, HexFormat.of().formatHex(secret) + System.lineSeparator());
            force(made, StandardOpenOption.WRITE);
            Files.createLink(path, made);
            force(folder, StandardOpenOption.READ);
        } catch (FileAlreadyExistsException already) {
            return;
        } finally {
            Files.delete(made);
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
