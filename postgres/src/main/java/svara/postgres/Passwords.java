package svara.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** The generated passwords of the two roles, in a file that only the server's own user reads. */
record Passwords(String owner, String application) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Path file(Path folder) {
        return folder.resolve("passwords");
    }

    static Optional<Passwords> read(Path folder) throws IOException {
        if (!Files.exists(file(folder))) {
            return Optional.empty();
        }
        var lines = new Properties();
        try (var reader = Files.newBufferedReader(file(folder))) {
            lines.load(reader);
        }
        var owner = lines.getProperty("owner");
        var application = lines.getProperty("application");
        return owner == null || application == null ? Optional.empty() : Optional.of(new Passwords(owner, application));
    }

    static Passwords create(Path folder) throws IOException {
        var created = new Passwords(random(), random());
        var half = Files.createTempFile(folder, "passwords", ".new", ownerOnly());
        Files.writeString(half, "owner=" + created.owner + "\napplication=" + created.application + "\n");
        Files.move(half, file(folder), StandardCopyOption.ATOMIC_MOVE);
        return created;
    }

    private static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }

    private static String random() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
