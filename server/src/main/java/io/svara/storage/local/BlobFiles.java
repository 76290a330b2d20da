package io.svara.storage.local;

import io.svara.kernel.OrganizationId;
import io.svara.storage.Sha256;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Large blobs, one file each: {@code files/<2 digits>/<2 digits>/<organisation>-<sha256>.<suffix>}. The digits are the
 * hash's first, and come before the organisation, so that the number of folders is bounded however many there are.
 */
final class BlobFiles {

    /** A file found on the disk. */
    record Found(Path path, OrganizationId organization, Sha256 sha256, Place.InFile place) {}

    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-([0-9a-f]{64})\\.([0-9a-f]{16})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StorageSettings settings;
    private final Clock clock;

    BlobFiles(StorageSettings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        Disk.makeFolder(settings.incoming());
        Disk.makeFolder(settings.files());
    }

    Path newIncoming() {
        return settings.incoming().resolve(randomSuffix());
    }

    /** Gives a finished file, anywhere on this machine, its lasting name. When it fails, the file is still there. */
    Place.InFile keep(Path finished, OrganizationId organization, Sha256 sha256) throws IOException {
        Disk.forceContent(finished);
        var place = new Place.InFile(randomSuffix());
        var path = path(organization, sha256, place);
        Disk.makeFolder(Disk.folderOf(path));
        linkOrCopy(finished, path);
        Disk.setAge(path, clock.instant());
        Disk.forceNames(Disk.folderOf(path));
        Files.delete(finished);
        return place;
    }

    InputStream open(OrganizationId organization, Sha256 sha256, Place.InFile place) throws IOException {
        return new FileInputStream(path(organization, sha256, place).toFile());
    }

    void delete(OrganizationId organization, Sha256 sha256, Place.InFile place) throws IOException {
        Files.deleteIfExists(path(organization, sha256, place));
    }

    Path path(OrganizationId organization, Sha256 sha256, Place.InFile place) {
        var hex = sha256.hex();
        return settings.files()
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(organization.value() + "-" + hex + "." + place.suffix());
    }

    boolean isThere() {
        return Files.isDirectory(settings.files());
    }

    /** Every blob file, folder by folder. What has another name is none of ours and left alone. */
    void forEachBatch(int size, Action<List<Found>> action) throws IOException {
        var batch = new ArrayList<Found>();
        eachIn(
                settings.files(),
                outer -> eachIn(
                        outer,
                        inner -> eachIn(inner, file -> {
                            var found = parse(file);
                            if (found != null) {
                                batch.add(found);
                            }
                            if (batch.size() == size) {
                                action.accept(List.copyOf(batch));
                                batch.clear();
                            }
                        })));
        action.accept(batch);
    }

    boolean isEmpty() throws IOException {
        try (var entries = Files.newDirectoryStream(settings.files())) {
            return !entries.iterator().hasNext();
        }
    }

    /** Temporary files, of writers that work and of those that died. */
    void forEachIncoming(Action<Path> action) throws IOException {
        eachIn(settings.incoming(), action);
    }

    interface Action<T> {
        void accept(T found) throws IOException;
    }

    private static void eachIn(Path folder, Action<Path> action) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                action.accept(entry);
            }
        }
    }

    private static @Nullable Found parse(Path file) {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches()
                ? new Found(
                        file,
                        new OrganizationId(Long.parseLong(name.group(1))),
                        new Sha256(name.group(2)),
                        new Place.InFile(name.group(3)))
                : null;
    }

    /** A link keeps the finished file until the new name is durable; another file system needs a copy. */
    private void linkOrCopy(Path finished, Path path) throws IOException {
        try {
            Files.createLink(path, finished);
        } catch (FileAlreadyExistsException | NoSuchFileException unexpected) {
            throw unexpected;
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            copy(finished, path);
        }
    }

    private void copy(Path finished, Path path) throws IOException {
        var copy = newIncoming();
        try {
            Files.copy(finished, copy);
            Disk.forceContent(copy);
            Files.move(copy, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static String randomSuffix() {
        return HexFormat.of().toHexDigits(RANDOM.nextLong());
    }
}
