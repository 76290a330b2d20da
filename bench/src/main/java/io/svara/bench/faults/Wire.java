package io.svara.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the server and its database, and can be cut: what was said is lost, nobody gets through. */
final class Wire implements AutoCloseable {

    private final int target;
    private final ServerSocket serverSocket;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Wire(int target) throws IOException {
        this.target = target;
        this.serverSocket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("wire").start(this::acceptAll);
    }

    int port() {
        return serverSocket.getLocalPort();
    }

    void cut() {
        cut = true;
        sockets.forEach(Wire::closeQuietly);
    }

    void mend() {
        cut = false;
    }

    private void acceptAll() {
        while (!serverSocket.isClosed()) {
            try {
                var near = serverSocket.accept();
                Thread.ofVirtual().start(() -> join(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket near) {
        if (cut) {
            closeQuietly(near);
            return;
        }
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(near);
            sockets.add(far);
            Thread.ofVirtual().start(() -> carry(near, far));
            carry(far, near);
        } catch (IOException unreachable) {
            closeQuietly(near);
        }
    }

    private void carry(Socket from, Socket to) {
        try {
            carry(from.getInputStream(), to.getOutputStream());
        } catch (IOException broken) {
            // both ends learn it below
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void carry(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[16 * 1024];
        for (int count = from.read(buffer); count >= 0 && !cut; count = from.read(buffer)) {
            to.write(buffer, 0, count);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // as meant
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        serverSocket.close();
    }
}
