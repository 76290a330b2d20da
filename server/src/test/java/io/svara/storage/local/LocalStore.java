package io.svara.storage.local;

import io.svara.kernel.SettableClock;
import io.svara.storage.BlobReferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The local storage put together by hand, with a clock and a free space that tests set. */
final class LocalStore implements AutoCloseable {

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    final AtomicLong freeBytes = new AtomicLong(1L << 40);
    final StorageSettings settings;
    final BlobFiles files;
    final Packs packs;
    final BlobRows rows;
    final LocalBlobs blobs;

    LocalStore(Path folder) throws IOException {
        this(folder, StorageSettings.PACK_BYTES);
    }

    LocalStore(Path folder, long packBytes) throws IOException {
        var database = StorageDatabase.get();
        settings = new StorageSettings(folder, StorageSettings.MINIMUM_FREE_BYTES, packBytes);
        var freeSpace = new FreeSpace(freeBytes::get, settings.minimumFreeBytes());
        files = new BlobFiles(settings, clock);
        packs = new Packs(settings, freeSpace, clock);
        rows = new BlobRows(database.sql, clock);
        blobs = new LocalBlobs(files, packs, rows, freeSpace, database.transaction);
    }

    SweepBlobs sweeper(BlobReferences... references) {
        return new SweepBlobs(files, packs, rows, List.of(references), StorageDatabase.get().transaction, clock);
    }

    /** Temporary files and large blobs. */
    List<Path> allFiles() throws IOException {
        try (var found = Files.walk(settings.folder())) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(settings.packs()))
                    .toList();
        }
    }

    @Override
    public void close() {
        packs.close();
    }
}
