package io.svara.tickets.scan;

import io.svara.tickets.Scan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks ClamAV's daemon about one file, which goes over the connection (INSTREAM, clamd(8)). One connection for each question; each
 * step, and the whole, bounded in time.
 */
final class ClamAv {

    static final String INTERRUPTED = "interrupted";

    private static final int CHUNK = 65_536;
    private static final int LONGEST_ANSWER = 1_000;

    private final SocketAddress address;
    private final Duration time;

    /** @param time for the whole question */
    ClamAv(SocketAddress address, Duration time) {
        this.address = address;
        this.time = time;
    }

    /**
     * @param file read, not closed
     * @throws IOException the daemon cannot be asked; what {@code file} throws comes as {@link UncheckedIOException}
     */
    Scan scan(InputStream file) throws IOException {
        if (address instanceof InetSocketAddress host && host.isUnresolved()) {
            throw new IOException("unknown host");
        }
        var family = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        try (var channel = family;
                var selector = Selector.open()) {
            channel.configureBlocking(false);
            return new Question(channel, selector, System.nanoTime() + time.toNanos()).ask(address, file);
        }
    }

    private static final class Question {

        private final SocketChannel channel;
        private final Selector selector;
        private final SelectionKey key;
        private final long end;
        private final ByteBuffer received = ByteBuffer.allocate(LONGEST_ANSWER);

        Question(SocketChannel channel, Selector selector, long end) throws IOException {
            this.channel = channel;
            this.selector = selector;
            this.end = end;
            this.key = channel.register(selector, 0);
        }

        Scan ask(SocketAddress address, InputStream file) throws IOException {
            if (!channel.connect(address)) {
                await(SelectionKey.OP_CONNECT);
                channel.finishConnect();
            }
            write(ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
            var isSent = send(file);
            try {
                return verdict(answer());
            } catch (IOException reset) {
                if (isSent) {
                    throw reset;
                }
                // its answer was lost with the connection
                return Scan.unchecked(INTERRUPTED);
            }
        }

        /** Until it hangs up, as on what is too large, which it says before; false where it did. */
        private boolean send(InputStream file) throws IOException {
            var bytes = new byte[CHUNK];
            try {
                for (int count = read(file, bytes); count > 0 && !hasAnswered(); count = read(file, bytes)) {
                    write(ByteBuffer.allocate(4 + count)
                            .putInt(count)
                            .put(bytes, 0, count)
                            .flip());
                }
                write(ByteBuffer.allocate(4));
                return true;
            } catch (SocketTimeoutException late) {
                throw late;
            } catch (IOException hungUp) {
                return false;
            }
        }

        /** Read as soon as it is there: behind it the connection may be reset. */
        private boolean hasAnswered() throws IOException {
            if (received.hasRemaining()) {
                channel.read(received);
            }
            return received.position() > 0;
        }

        private static int read(InputStream file, byte[] bytes) {
            try {
                return file.readNBytes(bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    await(SelectionKey.OP_WRITE);
                }
            }
        }

        private String answer() throws IOException {
            int count = 0;
            while (count >= 0 && received.hasRemaining() && !isWhole()) {
                count = channel.read(received);
                if (count == 0) {
                    await(SelectionKey.OP_READ);
                }
            }
            return StandardCharsets.UTF_8
                    .decode(received.flip())
                    .toString()
                    .replace("\0", "")
                    .strip();
        }

        private boolean isWhole() {
            return received.position() > 0 && received.get(received.position() - 1) == 0;
        }

        private void await(int operation) throws IOException {
            key.interestOps(operation);
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || selector.select(left) == 0) {
                throw new SocketTimeoutException("no answer in time");
            }
            selector.selectedKeys().clear();
        }

        private static Scan verdict(String answer) throws IOException {
            var said = answer.replaceFirst("^stream: ", "");
            if (said.equals("OK")) {
                return Scan.CLEAN;
            }
            if (said.endsWith(" FOUND")) {
                return Scan.infected(said.substring(0, said.length() - " FOUND".length()));
            }
            if (said.contains("size limit exceeded")) {
                return Scan.unchecked("too-large");
            }
            if (said.isEmpty()) {
                throw new IOException("no answer");
            }
            return Scan.unchecked("failed");
        }
    }
}
