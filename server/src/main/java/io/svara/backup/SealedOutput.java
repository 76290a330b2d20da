package io.svara.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.svara.storage.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Replaces the last 64 bytes that are written by the SHA-256 of all before them, in hexadecimal digits. */
final class SealedOutput extends FilterOutputStream {

    static final int SEAL_BYTES = 64;

    private final MessageDigest digest = Sha256.newDigest();
    private final byte[] last = new byte[SEAL_BYTES];
    private int held;
    private long bytes;

    SealedOutput(OutputStream target) {
        super(target);
    }

    /** How much has gone out. */
    long bytes() {
        return bytes;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
        var surplus = Math.max(0, held + length - SEAL_BYTES);
        var fromHeld = Math.min(held, surplus);
        pass(last, 0, fromHeld);
        System.arraycopy(last, fromHeld, last, 0, held - fromHeld);
        held -= fromHeld;
        var fromContent = surplus - fromHeld;
        pass(content, offset, fromContent);
        System.arraycopy(content, offset + fromContent, last, held, length - fromContent);
        held += length - fromContent;
    }

    private void pass(byte[] content, int offset, int length) throws IOException {
        digest.update(content, offset, length);
        out.write(content, offset, length);
        bytes += length;
    }

    void seal() throws IOException {
        out.write(Sha256.ofDigest(digest.digest()).hex().getBytes(US_ASCII));
        bytes += SEAL_BYTES;
        out.flush();
    }
}
