package io.svara.storage.local;

import io.svara.storage.Sha256;
import io.svara.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Supplier;

/** A file's content that refuses to end, or to grow, when it is not what was stored. */
final class CheckedContent extends InputStream {

    private final InputStream content;
    private final Sha256 expected;
    private final long expectedBytes;
    private final Supplier<? extends StorageException> corrupt;
    private final MessageDigest digest = Sha256.newDigest();
    private long bytes;
    private boolean ended;

    CheckedContent(
            InputStream content, Sha256 expected, long expectedBytes, Supplier<? extends StorageException> corrupt) {
        this.content = content;
        this.expected = expected;
        this.expectedBytes = expectedBytes;
        this.corrupt = corrupt;
    }

    @Override
    public int read() {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (ended) {
            return -1;
        }
        var read = readOn(target, offset, length);
        if (read >= 0) {
            digest.update(target, offset, read);
            bytes += read;
        }
        checkAt(read < 0);
        return read;
    }

    private void checkAt(boolean end) {
        if (bytes > expectedBytes || (end && bytes < expectedBytes)) {
            throw corrupt.get();
        }
        if (end) {
            ended = true;
            if (!Sha256.ofDigest(digest.digest()).equals(expected)) {
                throw corrupt.get();
            }
        }
    }

    private int readOn(byte[] target, int offset, int length) {
        try {
            return content.read(target, offset, length);
        } catch (IOException failed) {
            throw StorageException.failed(failed);
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
