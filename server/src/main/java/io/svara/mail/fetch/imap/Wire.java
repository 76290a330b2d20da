package io.svara.mail.fetch.imap;

import io.svara.mail.fetch.imap.ImapFailure.Kind;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Bytes to and from an IMAP server, with a limit for each wait. Lines end by CR LF; text is one char for each byte. */
final class Wire {

    private static final int BUFFER = 8 * 1024;
    /** A million numbers, in answer to a search. */
    private static final int MAX_LINE = 8 * 1024 * 1024;

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;
    private final long endNanos;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    /** What has come of the next line, when the patience was over before its end. */
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(128);

    private Duration patience;

    /** @param endNanos when all of it must be over, by {@link System#nanoTime}; {@link Long#MAX_VALUE} for never */
    Wire(Socket socket, Duration patience, long endNanos) throws ImapFailure {
        this.socket = socket;
        this.patience = patience;
        this.endNanos = endNanos;
        try {
            this.input = socket.getInputStream();
            this.output = socket.getOutputStream();
        } catch (IOException failed) {
            throw lost(failed);
        }
    }

    void patience(Duration each) {
        patience = each;
    }

    void write(String text) throws ImapFailure {
        try {
            output.write(text.getBytes(StandardCharsets.ISO_8859_1));
            output.flush();
        } catch (IOException failed) {
            throw lost(failed);
        }
    }

    /** Without its end. After a {@link Kind#TIMEOUT} it can be read on. */
    String line() throws ImapFailure {
        while (true) {
            var next = read();
            if (next == '\n') {
                var line = begun.toString(StandardCharsets.ISO_8859_1);
                begun.reset();
                return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            }
            if (begun.size() >= MAX_LINE) {
                throw new ImapFailure(Kind.NOT_IMAP, "A line is longer than " + MAX_LINE + " bytes.");
            }
            begun.write(next);
        }
    }

    private int read() throws ImapFailure {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    private void fill() throws ImapFailure {
        try {
            position = 0;
            limit = 0;
            var read = receive(buffer, 0, buffer.length);
            if (read < 0) {
                throw new EOFException("The server has closed the connection.");
            }
            limit = read;
        } catch (IOException failed) {
            throw lost(failed);
        }
    }

    private int receive(byte[] bytes, int offset, int length) throws IOException {
        socket.setSoTimeout(millisToWait());
        return input.read(bytes, offset, length);
    }

    private int millisToWait() throws SocketTimeoutException {
        var each = patience.toMillis();
        if (endNanos == Long.MAX_VALUE) {
            return (int) each;
        }
        var left = (endNanos - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("It took too long in all.");
        }
        return (int) Math.min(each, left);
    }

    /** The next bytes, no more than these; whoever reads them must read them all. */
    InputStream bytes(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                var wanted = (int) Math.min(length, left);
                var read = some(target, offset, wanted);
                if (read < 0) {
                    throw new EOFException("The server has closed the connection within a mail.");
                }
                left -= read;
                return read;
            }
        };
    }

    private int some(byte[] target, int offset, int length) throws IOException {
        if (position == limit) {
            return receive(target, offset, length);
        }
        var given = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, given);
        position += given;
        return given;
    }

    /** Whether bytes were sent before they were asked for. */
    boolean hasMore() {
        return position < limit;
    }

    static ImapFailure lost(IOException failed) {
        var kind = failed instanceof SocketTimeoutException ? Kind.TIMEOUT : Kind.CONNECTION_LOST;
        return new ImapFailure(kind, ImapNetwork.text(failed));
    }
}
