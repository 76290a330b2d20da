package io.svara.storage.local;

import io.svara.storage.StorageException;
import io.svara.storage.StorageFullException;
import java.io.IOException;
import java.util.function.LongSupplier;

/** Keeps the last of the disk for the database, and tells a full disk from a broken one. */
final class FreeSpace {

    private final LongSupplier freeBytes;
    private final long minimumBytes;

    FreeSpace(LongSupplier freeBytes, long minimumBytes) {
        this.freeBytes = freeBytes;
        this.minimumBytes = minimumBytes;
    }

    long bytes() {
        return freeBytes.getAsLong();
    }

    void require() {
        var free = freeBytes.getAsLong();
        if (free < minimumBytes) {
            throw StorageFullException.below(free, minimumBytes);
        }
    }

    /** What a failed write means to the caller. */
    StorageException explain(IOException failed) {
        var free = freeBytes.getAsLong();
        return free < minimumBytes ? StorageFullException.below(free, minimumBytes) : StorageException.failed(failed);
    }
}
