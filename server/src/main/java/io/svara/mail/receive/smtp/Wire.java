package io.svara.mail.receive.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** The bytes of one connection, never waited for longer than {@link Patience} has. */
final class Wire {

    private static final int BUFFER_BYTES = 8192;

    private final Socket socket;
    private final InputStream input;
    private final Patience patience;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;

    Wire(Socket socket, Patience patience) throws IOException {
        this.socket = socket;
        this.input = socket.getInputStream();
        this.patience = patience;
    }

    /** The next byte, or -1 when the other side has closed. */
    int next() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xFF;
    }

    /** Whether the next byte has to be waited for. */
    boolean isDrained() {
        return position == limit;
    }

    /** What is there already of the line, up to its CR or the target's end; nothing when that comes first. */
    int takeUntilReturn(byte[] target, int offset, int length) {
        int end = position;
        int last = Math.min(limit, position + length);
        while (end < last && buffer[end] != '\r') {
            end++;
        }
        int count = end - position;
        System.arraycopy(buffer, position, target, offset, count);
        position = end;
        return count;
    }

    private boolean fill() throws IOException {
        socket.setSoTimeout(patience.millisToWait());
        int count = input.read(buffer);
        if (count <= 0) {
            return false;
        }
        patience.received(count);
        position = 0;
        limit = count;
        return true;
    }
}
