package io.svara.browser;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The wire between a browser and the server, to be cut: what is open breaks off, and nothing comes through. */
final class Wire implements AutoCloseable {

    private final ServerSocket here;
    private final int there;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    private Wire(ServerSocket here, int there) {
        this.here = here;
        this.there = there;
    }

    static Wire to(int port) {
        try {
            var wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().name("wire").start(wire::acceptAll);
            return wire;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String address() {
        return "http://127.0.0.1:" + here.getLocalPort();
    }

    void cut() {
        isCut = true;
        sockets.forEach(Wire::closeQuietly);
    }

    void mend() {
        isCut = false;
    }

    private void acceptAll() {
        while (!here.isClosed()) {
            try {
                var from = here.accept();
                if (isCut) {
                    closeQuietly(from);
                } else {
                    join(from);
                }
            } catch (IOException closed) {
                // the next one, if there is one
            }
        }
    }

    private void join(Socket from) throws IOException {
        var to = new Socket(InetAddress.getLoopbackAddress(), there);
        pump(from, to);
        pump(to, from);
    }

    private void pump(Socket from, Socket to) {
        sockets.add(from);
        if (isCut) {
            // while it was being joined
            closeQuietly(from);
        }
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException brokenOff) {
                // the other side is told by the end of its own
            } finally {
                sockets.remove(from);
            }
        });
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException alreadyClosed) {
            // closed is what it was meant to be
        }
    }

    @Override
    public void close() {
        closeQuietly(here);
        cut();
    }
}
