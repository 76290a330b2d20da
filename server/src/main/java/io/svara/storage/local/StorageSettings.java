package io.svara.storage.local;

import java.nio.file.Path;

/**
 * How blobs are kept on this machine's disk.
 *
 * @param folder holds {@code incoming}, {@code files} and {@code packs}, all on one file system
 * @param minimumFreeBytes below this nothing is taken in, so that the database can still write what it has to
 * @param packBytes a pack that has grown to this size is closed and a new one begun
 */
record StorageSettings(Path folder, long minimumFreeBytes, long packBytes) {

    static final long MINIMUM_FREE_BYTES = 512L << 20;
    static final long PACK_BYTES = 256L << 20;

    /** Content below this many bytes goes into a pack: most raw mails, and inline pictures of signatures. */
    static final int SMALL_BYTES = 64 << 10;

    Path incoming() {
        return folder.resolve("incoming");
    }

    Path files() {
        return folder.resolve("files");
    }

    Path packs() {
        return folder.resolve("packs");
    }
}
