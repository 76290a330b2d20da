package svara.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs. They come packed inside a jar and are unpacked once for each version, into the system's or the
 * user's cache. Two servers may do so at the same time: each unpacks beside, and one of them moves its copy into place.
 */
record Binaries(Path folder) {

    Path initdb() {
        return folder.resolve("bin/initdb");
    }

    Path postgres() {
        return folder.resolve("bin/postgres");
    }

    static String version() throws IOException {
        var properties = new Properties();
        try (var stream = Binaries.class.getResourceAsStream("binaries.properties")) {
            properties.load(stream);
        }
        return properties.getProperty("version");
    }

    static String majorVersion() throws IOException {
        return version().split("\\.", -1)[0];
    }

    static Binaries ready(Path dataFolder, SystemUser user) throws IOException {
        IOException last = new IOException("no folder to unpack PostgreSQL into");
        for (var cache : caches(dataFolder)) {
            try {
                return inCache(cache, user);
            } catch (IOException notHere) {
                last = notHere;
            }
        }
        throw last;
    }

    /** Where to unpack, best first: a folder that the unprivileged user can reach too, shared by all data folders. */
    private static List<Path> caches(Path dataFolder) {
        var caches = new ArrayList<Path>();
        if ("root".equals(System.getProperty("user.name"))) {
            caches.add(Path.of("/var/cache/svara"));
        } else {
            var cache = System.getenv("XDG_CACHE_HOME");
            caches.add(
                    cache == null || cache.isBlank()
                            ? Path.of(System.getProperty("user.home"), ".cache", "svara")
                            : Path.of(cache, "svara"));
        }
        caches.add(dataFolder.resolve("programs"));
        return caches;
    }

    static Binaries inCache(Path cache, SystemUser user) throws IOException {
        var target = cache.resolve("postgresql-" + version() + "-" + platform());
        var binaries = new Binaries(target);
        if (Files.isExecutable(binaries.postgres())) {
            return binaries;
        }
        Files.createDirectories(cache);
        var half = Files.createTempDirectory(
                cache,
                "unpacking-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try {
            unpack(half);
            new Binaries(half).requireThatItRuns(user);
            moveIntoPlace(half, target);
        } finally {
            delete(half);
        }
        return binaries;
    }

    private void requireThatItRuns(SystemUser user) throws IOException {
        var result = Programs.run(Path.of("/"), user.command(List.of(postgres().toString(), "--version")));
        if (result.failed()) {
            throw new IOException("PostgreSQL does not run from " + folder + ": " + String.join(" ", result.lines()));
        }
        // a power cut after the move must not leave empty files behind
        Programs.run(folder, List.of("sync", "-f", "."));
    }

    private static void moveIntoPlace(Path half, Path target) throws IOException {
        try {
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failed) {
            if (!Files.isDirectory(target)) {
                throw failed;
            }
            // another server was faster; its copy is as good
        }
    }

    private static void unpack(Path folder) throws IOException {
        try (var packed = open();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                unpack(entry, tar, folder);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("An entry leaves the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(parent(file));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
    }

    private static Path parent(Path file) throws IOException {
        var parent = file.getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return parent;
    }

    private static InputStream open() {
        var stream = Binaries.class.getResourceAsStream("/postgres-linux-" + platform() + ".txz");
        if (stream == null) {
            throw PostgresRefused.noBinaries(System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
        }
        return stream;
    }

    private static String platform() {
        var architecture = System.getProperty("os.arch", "unknown");
        return switch (architecture) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> architecture;
        };
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
