package io.svara.mail.parse.tnef;

import java.util.Arrays;

/** A stretch of bytes, read from its beginning; little-endian. Reading beyond its end is a {@link BrokenTnefException}. */
final class Bytes {

    private final byte[] all;
    private final int end;
    private int at;

    Bytes(byte[] all) {
        this(all, 0, all.length);
    }

    private Bytes(byte[] all, int from, int end) {
        this.all = all;
        this.at = from;
        this.end = end;
    }

    int left() {
        return end - at;
    }

    int u8() {
        require(1);
        return all[at++] & 0xff;
    }

    int u16() {
        return u8() | u8() << 8;
    }

    /** Negative where the highest bit is set, which no length and no count of a real file has. */
    int i32() {
        return u16() | u16() << 16;
    }

    /** The next bytes, without copying them. */
    Bytes next(int length) {
        require(length);
        at += length;
        return new Bytes(all, at - length, at);
    }

    void skip(int length) {
        require(length);
        at += length;
    }

    /** To the next multiple of four; a file may end before it. */
    void pad(int length) {
        at += Math.min(left(), -length & 3);
    }

    byte[] copy() {
        return Arrays.copyOfRange(all, at, end);
    }

    private void require(int length) {
        if (length < 0 || length > left()) {
            throw new BrokenTnefException();
        }
    }
}
