package io.svara.storage.local;

import io.svara.kernel.OrganizationId;
import io.svara.storage.Blob;
import io.svara.storage.BlobWriter;
import io.svara.storage.Sha256;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds small content in memory for its pack; content that grows beyond moves to a temporary file. */
final class SpoolingWriter extends BlobWriter {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolingWriter.class);
    private static final int FIRST_BYTES = 8 << 10;
    private static final long SPACE_CHECK_BYTES = 16L << 20;

    private final OrganizationId organization;
    private final LocalBlobs blobs;
    private final Path spool;
    private final FreeSpace freeSpace;
    private final MessageDigest digest = Sha256.newDigest();

    /** Small content, and later the buffer before the file. */
    private byte[] buffer = new byte[FIRST_BYTES];

    private int buffered;
    private long size;
    private long nextSpaceCheck = SPACE_CHECK_BYTES;
    private @Nullable FileOutputStream file;
    private boolean done;

    SpoolingWriter(OrganizationId organization, LocalBlobs blobs, Path spool, FreeSpace freeSpace) {
        this.organization = organization;
        this.blobs = blobs;
        this.spool = spool;
        this.freeSpace = freeSpace;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (done) {
            throw new IllegalStateException("This blob is finished or closed");
        }
        digest.update(bytes, offset, length);
        size += length;
        try {
            take(bytes, offset, length);
        } catch (IOException failed) {
            throw freeSpace.explain(failed);
        }
        if (size >= nextSpaceCheck) {
            freeSpace.require();
            nextSpaceCheck = size + SPACE_CHECK_BYTES;
        }
    }

    private void take(byte[] bytes, int offset, int length) throws IOException {
        for (var taken = 0; taken < length; ) {
            if (buffered == buffer.length) {
                growOrSpill();
            }
            var piece = Math.min(length - taken, buffer.length - buffered);
            System.arraycopy(bytes, offset + taken, buffer, buffered, piece);
            buffered += piece;
            taken += piece;
        }
    }

    private void growOrSpill() throws IOException {
        if (buffer.length < StorageSettings.SMALL_BYTES) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, StorageSettings.SMALL_BYTES));
            return;
        }
        spill();
    }

    private void spill() throws IOException {
        if (file == null) {
            file = new FileOutputStream(spool.toFile());
        }
        file.write(buffer, 0, buffered);
        buffered = 0;
    }

    @Override
    public Blob finish() {
        if (done) {
            throw new IllegalStateException("This blob is finished or closed");
        }
        try {
            return size < StorageSettings.SMALL_BYTES
                    ? blobs.keep(organization, Arrays.copyOf(buffer, buffered))
                    : keepFile();
        } finally {
            close();
        }
    }

    private Blob keepFile() {
        try {
            spill();
            closeFile();
        } catch (IOException failed) {
            throw freeSpace.explain(failed);
        }
        return blobs.keep(organization, Sha256.ofDigest(digest.digest()), size, spool);
    }

    private void closeFile() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** What fails here is left to the sweeper. */
    @Override
    public void close() {
        if (done) {
            return;
        }
        done = true;
        if (file == null) {
            return;
        }
        try {
            closeFile();
            Files.deleteIfExists(spool);
        } catch (IOException failed) {
            LOG.warn("The temporary file {} stays until it is swept", spool, failed);
        }
    }
}
