package io.svara.mail.parse;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Mail whose lines end with a lone carriage return, as old Macintosh programs wrote it, with line feeds instead. */
final class LineEnds extends FilterInputStream {

    private static final int LOOKED_AT = 8_192;

    private LineEnds(InputStream source) {
        super(source);
    }

    /** Changes nothing unless the mail begins without any line feed. */
    static InputStream mended(InputStream source) throws IOException {
        var buffered = new BufferedInputStream(source, 65_536);
        var beginning = peek(buffered, LOOKED_AT);
        boolean feeds = false;
        boolean returns = false;
        for (byte value : beginning) {
            feeds |= value == '\n';
            returns |= value == '\r';
        }
        return returns && !feeds ? new BufferedInputStream(new LineEnds(buffered)) : buffered;
    }

    static byte[] peek(InputStream source, int length) throws IOException {
        source.mark(length + 1);
        var beginning = source.readNBytes(length);
        source.reset();
        return beginning;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value == '\r' ? '\n' : value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int at = offset; at < offset + count; at++) {
            buffer[at] = buffer[at] == '\r' ? (byte) '\n' : buffer[at];
        }
        return count;
    }
}
