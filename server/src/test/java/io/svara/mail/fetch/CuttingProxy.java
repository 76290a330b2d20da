package io.svara.mail.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A line that breaks: each connection through it is cut after a number of bytes from the server that a seed decides. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket entry;
    private final int target;
    private final Random random;
    private final int most;
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean cutting = true;

    CuttingProxy(int target, long seed, int most) throws IOException {
        this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.random = new Random(seed);
        this.most = most;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    int cuts() {
        return cuts.get();
    }

    void mend() {
        cutting = false;
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                var near = entry.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                var allowed = cutting ? random.nextInt(most) : Integer.MAX_VALUE;
                Thread.ofVirtual().start(() -> pass(near, far, Integer.MAX_VALUE));
                Thread.ofVirtual().start(() -> pass(far, near, allowed));
            } catch (IOException closed) {
                // the loop ends with the entry
            }
        }
    }

    private void pass(Socket from, Socket to, int allowed) {
        var buffer = new byte[512];
        var left = allowed;
        try (from;
                to) {
            for (int read; left > 0 && (read = from.getInputStream().read(buffer)) >= 0; ) {
                to.getOutputStream().write(buffer, 0, Math.min(read, left));
                left -= read;
            }
            if (left <= 0) {
                cuts.incrementAndGet();
            }
        } catch (IOException over) {
            // as happens to lines
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
    }
}
