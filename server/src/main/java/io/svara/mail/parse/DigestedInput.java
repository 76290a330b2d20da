package io.svara.mail.parse;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The body's bytes on their way to the parser, and into the digest: without carriage returns and without the line ends at
 * the end, which servers change on the way.
 */
final class DigestedInput extends InputStream {

    private final InputStream body;
    private final MessageDigest digest = sha256();
    private final byte[] single = new byte[1];
    private int newlines;

    DigestedInput(InputStream body) {
        this.body = body;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = body.read(buffer, offset, length);
        update(buffer, offset, Math.max(0, count));
        return count;
    }

    void update(byte[] bytes) {
        update(bytes, 0, bytes.length);
    }

    private void update(byte[] bytes, int offset, int count) {
        int start = offset;
        for (int at = offset; at < offset + count; at++) {
            if (bytes[at] == '\r' || bytes[at] == '\n') {
                flush(bytes, start, at);
                start = at + 1;
                newlines += bytes[at] == '\n' ? 1 : 0;
            }
        }
        flush(bytes, start, offset + count);
    }

    private void flush(byte[] bytes, int from, int to) {
        if (from == to) {
            return;
        }
        for (; newlines > 0; newlines--) {
            digest.update((byte) '\n');
        }
        digest.update(bytes, from, to - from);
    }

    /** Over all that is left too. Afterwards there is nothing more to read. */
    String finish() throws IOException {
        var buffer = new byte[16_384];
        while (read(buffer, 0, buffer.length) >= 0) {
            // reading is what digests
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
