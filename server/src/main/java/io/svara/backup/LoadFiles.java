package io.svara.backup;

import io.svara.storage.Blob;
import io.svara.storage.BlobRegister;
import io.svara.storage.Blobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Files into the storage, and where they lie now into their rows. Many small ones at a time, since they share a force. */
final class LoadFiles implements AutoCloseable {

    private static final int SMALL_BYTES = 64 << 10;
    private static final int AT_A_TIME = 128;
    private static final int NOTED_AT_A_TIME = 1000;

    private record Writing(FileRecords.Header header, CompletableFuture<Blob> blob) {}

    private final Blobs blobs;
    private final BlobRegister register;
    private final Progress progress;
    private final ExecutorService writers = Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofVirtual().name("restore-files-", 0).factory());
    private final List<Writing> writing = new ArrayList<>();
    private final List<Blob> laid = new ArrayList<>();
    private long count;
    private long bytes;

    LoadFiles(Blobs blobs, BlobRegister register, Progress progress) throws SQLException {
        this.blobs = blobs;
        this.register = register;
        this.progress = progress;
        register.beginLaying();
    }

    void load(InputStream entry) throws IOException, SQLException {
        for (var header = FileRecords.next(entry); header != null; header = FileRecords.next(entry)) {
            load(header, entry);
            progress.advance(header.size());
        }
    }

    private void load(FileRecords.Header header, InputStream entry) throws IOException, SQLException {
        if (header.size() < SMALL_BYTES) {
            var content = new ByteArrayInputStream(FileRecords.content(entry, header));
            writing.add(new Writing(header, CompletableFuture.supplyAsync(() -> put(header, content), writers)));
        } else {
            note(header, put(header, FileRecords.stream(entry, header)));
        }
        if (writing.size() >= AT_A_TIME) {
            await();
        }
    }

    private Blob put(FileRecords.Header header, InputStream content) {
        try {
            return blobs.put(header.organization(), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void await() throws SQLException {
        for (var one : writing) {
            note(one.header(), one.blob().join());
        }
        writing.clear();
    }

    /** One that was damaged when it was backed up gets no name, and is swept. */
    private void note(FileRecords.Header header, Blob blob) throws SQLException {
        if (!blob.sha256().equals(header.sha256())) {
            return;
        }
        count++;
        bytes += blob.size();
        laid.add(blob);
        if (laid.size() >= NOTED_AT_A_TIME) {
            flush();
        }
    }

    private void flush() throws SQLException {
        register.laid(laid);
        laid.clear();
    }

    void end() throws SQLException {
        await();
        flush();
        register.endLaying();
        progress.say("Files: " + Progress.number(count) + ", " + Progress.size(bytes));
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }
}
