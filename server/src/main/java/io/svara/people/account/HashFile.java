package io.svara.people.account;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file of SHA-1 hashes, one a line in hexadecimal digits and sorted, each with whatever follows it after a colon. Lines end
 * in LF or CRLF. Any number of threads may ask at once.
 */
final class HashFile implements Closeable {

    static final class Malformed extends IOException {

        private static final long serialVersionUID = 1;

        Malformed(String sentence) {
            super(sentence);
        }
    }

    /** No line is longer: a hash, a colon, a count and the line's end. */
    private static final int LONGEST_LINE = 80;

    private static final int DIGITS = 40;

    /** @param end where the next one begins */
    private record Line(long start, long end, byte[] hash) {}

    private final FileChannel channel;

    HashFile(FileChannel channel) {
        this.channel = channel;
    }

    boolean contains(byte[] hash) throws IOException {
        var low = 0L;
        var high = channel.size();
        while (low < high) {
            var line = lineAt(low + (high - low) / 2);
            var order = Arrays.compareUnsigned(line.hash(), hash);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = line.end();
            } else {
                high = line.start();
            }
        }
        return false;
    }

    /**
     * Looks at the first line, the last, and so many evenly between.
     *
     * @throws Malformed when they are no hashes, or not in order
     */
    void check(int samples) throws IOException {
        var size = channel.size();
        if (size == 0) {
            throw new Malformed("is empty.");
        }
        var before = lineAt(0);
        for (var sample = 1; sample <= samples; sample++) {
            // never beyond what a long holds: a part first, then the rest of the division
            var line = lineAt((size - 1) / samples * sample + (size - 1) % samples * sample / samples);
            if (line.start() != before.start() && Arrays.compareUnsigned(before.hash(), line.hash()) > 0) {
                throw new Malformed("is not sorted by hash.");
            }
            before = line;
        }
    }

    /** The line that this place is in, its end included. */
    private Line lineAt(long place) throws IOException {
        var from = Math.max(0, place - LONGEST_LINE);
        var window = read(from, 2 * LONGEST_LINE);
        var here = (int) (place - from);
        var start = here;
        while (start > 0 && window[start - 1] != '\n') {
            start--;
        }
        var end = here;
        while (end < window.length && window[end] != '\n') {
            end++;
        }
        return new Line(from + start, from + end + 1, hash(window, start, end, from + start));
    }

    private static byte[] hash(byte[] window, int start, int end, long place) throws Malformed {
        if (end - start < DIGITS || (end - start > DIGITS && !endsAfterHash(window[start + DIGITS]))) {
            throw noHash(place);
        }
        try {
            return HexFormat.of().parseHex(new String(window, start, DIGITS, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException noDigits) {
            throw noHash(place);
        }
    }

    private static boolean endsAfterHash(byte letter) {
        return letter == ':' || letter == '\r';
    }

    private static Malformed noHash(long place) {
        return new Malformed("has no hash at byte " + place + ".");
    }

    private byte[] read(long from, int most) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(most, channel.size() - from));
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // a read may bring less than is asked for
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
