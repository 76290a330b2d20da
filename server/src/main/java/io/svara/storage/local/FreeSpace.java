package io.svara.storage.local;

import io.svara.storage.StorageException;
import io.svara.storage.StorageFullException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps the last of the disk for the database, and tells a full disk from a broken one. */
final class FreeSpace {

    private static final Duration FRESH = Duration.ofMillis(250);

    private final LongSupplier freeBytes;
    private final long minimumBytes;

    FreeSpace(LongSupplier freeBytes, long minimumBytes) {
        this.freeBytes = freeBytes;
        this.minimumBytes = minimumBytes;
    }

    /** Asks a quarter of a second apart at most: Java reads the table of mounts each time. */
    static LongSupplier lately(LongSupplier freeBytes) {
        record Known(long bytes, long nanos) {}
        var known = new AtomicReference<@Nullable Known>();
        return () -> {
            var last = known.get();
            var now = System.nanoTime();
            if (last == null || now - last.nanos() > FRESH.toNanos()) {
                last = new Known(freeBytes.getAsLong(), now);
                known.set(last);
            }
            return last.bytes();
        };
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
