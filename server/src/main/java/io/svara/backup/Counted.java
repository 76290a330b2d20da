package io.svara.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells the progress how much was read. */
final class Counted extends FilterInputStream {

    private final Progress progress;

    Counted(InputStream content, Progress progress) {
        super(content);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        progress.advance(1);
        return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = in.read(target, offset, length);
        progress.advance(Math.max(0, read));
        return read;
    }
}
