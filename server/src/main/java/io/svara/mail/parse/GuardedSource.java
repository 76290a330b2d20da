package io.svara.mail.parse;

import java.io.IOException;
import java.io.InputStream;

/** Marks the failures of the raw mail's stream as its own, so that they are not taken for damage of the mail. */
final class GuardedSource extends InputStream {

    private final InputStream raw;
    private final byte[] single = new byte[1];

    GuardedSource(InputStream raw) {
        this.raw = raw;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return raw.read(buffer, offset, length);
        } catch (IOException | RuntimeException failed) {
            throw new EdgeFailure(failed);
        }
    }
}
