package io.svara.backup;

import io.svara.backup.Contents.Head;
import io.svara.backup.Contents.Manifest;
import io.svara.kernel.CannotStart;
import io.svara.kernel.database.Database;
import io.svara.kernel.database.Schema;
import io.svara.storage.Blob;
import io.svara.storage.Blobs;
import io.svara.storage.StorageException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database first, then the files that it names. A file's bytes are durable before its row is, and stay for 48 hours
 * when nothing names them any more: so both fit together, whatever is written meanwhile.
 */
final class TakeBackup {

    /** Of entries that hold files: each is handed on whole by other programs, too. */
    private static final long FILES_ENTRY_BYTES = 1L << 30;

    private final Database database;
    private final Blobs blobs;
    private final Clock clock;
    private final Progress progress;

    private long rows;
    private long files;
    private long fileBytes;
    private long damagedFiles;

    TakeBackup(Database database, Blobs blobs, Clock clock, Progress progress) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @param key the installation's secret, null when it has none
     * @param locked the same under a passphrase, null when it is to be left out
     */
    Manifest into(Path target, boolean overwrite, byte @Nullable [] key, @Nullable LockedKey locked)
            throws IOException, SQLException {
        requireFree(target, overwrite);
        try (var owner = database.connectAsOwner()) {
            requireInstallation(owner);
            return written(target, owner, key, locked);
        }
    }

    private static void requireFree(Path target, boolean overwrite) {
        var folder = folder(target);
        if (!Files.isDirectory(folder)) {
            throw CannotStart.because("There is no folder " + folder + ".");
        }
        if (Files.isDirectory(target) || (Files.exists(target) && !overwrite)) {
            throw CannotStart.because(
                    target + " is there already: choose another name, or let it be replaced with --overwrite.");
        }
    }

    private static void requireInstallation(Connection owner) throws SQLException {
        if (Schema.of(owner).isEmpty()) {
            throw CannotStart.because("There is nothing to back up: the database is empty.");
        }
    }

    /** Written beside and moved into place, so that the name always holds a whole backup. */
    private Manifest written(Path target, Connection owner, byte @Nullable [] key, @Nullable LockedKey locked)
            throws IOException, SQLException {
        var partial = target.resolveSibling(target.getFileName() + ".partial");
        try (var channel = open(partial)) {
            if (channel.tryLock() == null) {
                throw CannotStart.because("Another backup is being written to " + target + ".");
            }
            channel.truncate(0);
            try {
                var manifest = write(channel, owner, key, locked);
                channel.force(true);
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
                forceNames(folder(target));
                return manifest;
            } catch (IOException | SQLException | RuntimeException failed) {
                Files.deleteIfExists(partial);
                throw failed;
            }
        }
    }

    private static FileChannel open(Path partial) throws IOException {
        return FileChannel.open(
                partial,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private Manifest write(FileChannel channel, Connection owner, byte @Nullable [] key, @Nullable LockedKey locked)
            throws IOException, SQLException {
        var writer = new BackupWriter(Channels.newOutputStream(channel), progress);
        var snapshot = new SnapshotRows(owner);
        writeRows(writer, snapshot, owner);
        writeFiles(writer, snapshot);
        if (locked != null) {
            writer.json(Contents.KEY, locked);
        }
        var manifest = new Manifest(
                rows, files, fileBytes, damagedFiles, key == null ? null : LockedKey.check(key), writer.entries());
        writer.json(Contents.MANIFEST, manifest);
        writer.finish();
        return manifest;
    }

    private void writeRows(BackupWriter writer, SnapshotRows snapshot, Connection owner)
            throws IOException, SQLException {
        progress.begin("Tables");
        snapshot.begin();
        var tables = snapshot.tables();
        var postgresql = owner.getMetaData().getDatabaseMajorVersion();
        writer.json(
                Contents.HEAD,
                new Head(Contents.FORMAT, version(), clock.instant(), postgresql, Schema.of(owner), tables));
        long bytes = 0;
        for (var table : tables) {
            try (var entry = writer.begin(Contents.TABLES + table.name())) {
                rows += snapshot.copy(table, entry);
                bytes += entry.bytes();
            }
        }
        writer.json(Contents.SEQUENCES, snapshot.sequences());
        snapshot.end();
        progress.say("Tables: " + tables.size() + ", with " + Progress.number(rows) + " rows, " + Progress.size(bytes));
    }

    private void writeFiles(BackupWriter writer, SnapshotRows snapshot) throws IOException, SQLException {
        progress.begin("Files");
        var page = snapshot.files();
        for (var number = 1; !page.isEmpty(); number++) {
            try (var entry = writer.begin(Contents.FILES + "%05d".formatted(number))) {
                while (!page.isEmpty() && entry.bytes() < FILES_ENTRY_BYTES) {
                    for (var file : page) {
                        write(file, entry);
                    }
                    page = snapshot.files();
                }
            }
        }
        progress.say("Files: " + Progress.number(files) + ", " + Progress.size(fileBytes));
    }

    /** One file that the disk has lost must not be the reason why all others are lost with the next disk. */
    private void write(Blob file, BackupWriter.EntryOutput entry) throws IOException {
        try (var content = blobs.open(file)) {
            FileRecords.write(entry, file, content);
            files++;
            fileBytes += file.size();
        } catch (StorageException damaged) {
            damagedFiles++;
            progress.say("File " + file.sha256() + " of organisation "
                    + file.organization().value() + " is missing or damaged (" + damaged.code() + ")");
        }
    }

    private static String version() {
        return Objects.requireNonNullElse(TakeBackup.class.getPackage().getImplementationVersion(), "unreleased");
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "A file stands in a folder");
    }

    private static void forceNames(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
