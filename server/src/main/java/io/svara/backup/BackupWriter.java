package io.svara.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.svara.backup.Contents.Entry;
import io.svara.storage.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes the entries one after the other, in bounded memory however long they are. */
final class BackupWriter {

    private static final int BUFFER_BYTES = 256 << 10;
    private static final String COMMENT = "A backup of Svara. SHA-256 of all bytes before these digits: ";

    private final SealedOutput sealed;
    private final ZipOutputStream zip;
    private final Progress progress;
    private final List<Entry> entries = new ArrayList<>();

    BackupWriter(OutputStream target, Progress progress) {
        this.sealed = new SealedOutput(new BufferedOutputStream(target, BUFFER_BYTES));
        this.zip = new ZipOutputStream(sealed, UTF_8);
        this.progress = progress;
        // little is won by trying harder, and much time is lost
        zip.setLevel(Deflater.BEST_SPEED);
        zip.setComment(COMMENT + "0".repeat(SealedOutput.SEAL_BYTES));
    }

    /** To be closed before the next one is begun. */
    EntryOutput begin(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        return new EntryOutput(name);
    }

    void json(String name, Object content) throws IOException {
        try (var entry = begin(name)) {
            entry.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
        }
    }

    /** All entries so far. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void finish() throws IOException {
        zip.finish();
        sealed.seal();
    }

    /** Of the file so far. */
    long bytes() {
        return sealed.bytes();
    }

    /** One entry's content. */
    final class EntryOutput extends FilterOutputStream {

        private final String name;
        private final MessageDigest digest = Sha256.newDigest();
        private long bytes;

        private EntryOutput(String name) {
            super(zip);
            this.name = name;
        }

        long bytes() {
            return bytes;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            zip.write(content, offset, length);
            digest.update(content, offset, length);
            bytes += length;
            progress.advance(length);
        }

        @Override
        public void close() throws IOException {
            zip.closeEntry();
            entries.add(new Entry(name, bytes, Sha256.ofDigest(digest.digest()).hex()));
        }
    }
}
