package io.svara.backup;

import io.svara.kernel.OrganizationId;
import io.svara.storage.Blob;
import io.svara.storage.Sha256;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Files one after the other in an entry: organisation 8 bytes, SHA-256 32, size 8, and the content. A content that has
 * another hash was found changed when the backup was made.
 */
final class FileRecords {

    private static final int HEADER_BYTES = 48;
    private static final int CHUNK_BYTES = 64 << 10;

    private FileRecords() {}

    /** @param size in bytes */
    record Header(OrganizationId organization, Sha256 sha256, long size) {}

    static void write(OutputStream target, Blob blob, InputStream content) throws IOException {
        var header = ByteBuffer.allocate(HEADER_BYTES);
        header.putLong(blob.organization().value()).put(blob.sha256().bytes()).putLong(blob.size());
        target.write(header.array());
        var chunk = new byte[CHUNK_BYTES];
        var left = blob.size();
        try {
            for (var read = content.read(chunk); read >= 0 && left > 0; read = content.read(chunk)) {
                var taken = (int) Math.min(read, left);
                target.write(chunk, 0, taken);
                left -= taken;
            }
        } finally {
            // also a file that cannot be read to its end leaves a whole record behind
            fill(target, left);
        }
    }

    private static void fill(OutputStream target, long bytes) throws IOException {
        var zeros = new byte[CHUNK_BYTES];
        for (var left = bytes; left > 0; left -= Math.min(left, zeros.length)) {
            target.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
    }

    /** Null at the end. */
    static @Nullable Header next(InputStream entry) throws IOException {
        var bytes = entry.readNBytes(HEADER_BYTES);
        if (bytes.length == 0) {
            return null;
        }
        if (bytes.length < HEADER_BYTES) {
            throw new EOFException();
        }
        var header = ByteBuffer.wrap(bytes);
        var organization = new OrganizationId(header.getLong());
        var sha256 = new byte[32];
        header.get(sha256);
        return new Header(organization, Sha256.ofDigest(sha256), header.getLong());
    }

    static byte[] content(InputStream entry, Header header) throws IOException {
        var content = new byte[Math.toIntExact(header.size())];
        new DataInputStream(entry).readFully(content);
        return content;
    }

    /** The next so many bytes as a stream of their own. */
    static InputStream stream(InputStream entry, Header header) {
        return new InputStream() {

            private long left = header.size();

            @Override
            public int read() throws IOException {
                var single = new byte[1];
                return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                var read = entry.read(target, offset, (int) Math.min(length, left));
                if (read < 0) {
                    throw new EOFException();
                }
                left -= read;
                return read;
            }
        };
    }
}
