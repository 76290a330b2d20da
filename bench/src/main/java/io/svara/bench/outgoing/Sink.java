package io.svara.bench.outgoing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A relay that takes every mail and forgets it, or puts every mail off. */
final class Sink implements AutoCloseable {

    private final ServerSocket serverSocket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final boolean takes;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger putOff = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong lastNanos = new AtomicLong();

    Sink(boolean takes) throws IOException {
        this.takes = takes;
        Thread.ofVirtual().name("sink").start(this::acceptAll);
    }

    int port() {
        return serverSocket.getLocalPort();
    }

    int taken() {
        return taken.get();
    }

    int putOff() {
        return putOff.get();
    }

    int connections() {
        return connections.get();
    }

    /** When the last mail came. */
    long lastNanos() {
        return lastNanos.get();
    }

    private void acceptAll() {
        while (!serverSocket.isClosed()) {
            try {
                var socket = serverSocket.accept();
                connections.incrementAndGet();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var input = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            var output = socket.getOutputStream();
            say(output, "220 sink ESMTP");
            for (var line = line(input); !line.isEmpty(); line = line(input)) {
                if (!answer(line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT), input, output)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // as senders go
        }
    }

    private boolean answer(String verb, InputStream input, OutputStream output) throws IOException {
        switch (verb) {
            case "EHLO" -> say(output, "250-sink\r\n250-8BITMIME\r\n250 SIZE 100000000");
            case "RCPT" -> {
                if (!takes) {
                    putOff.incrementAndGet();
                }
                say(output, takes ? "250 2.1.5 Ok" : "450 4.2.0 Come back later");
            }
            case "DATA" -> {
                if (!takes) {
                    say(output, "554 5.5.1 No recipients");
                    return true;
                }
                say(output, "354 Go ahead");
                while (!line(input).equals(".\r\n")) {
                    // read, and forgotten
                }
                taken.incrementAndGet();
                lastNanos.set(System.nanoTime());
                say(output, "250 2.0.0 Queued");
            }
            case "QUIT" -> {
                say(output, "221 2.0.0 Bye");
                return false;
            }
            default -> say(output, "250 2.0.0 Ok");
        }
        return true;
    }

    /** With its end; empty where nothing more comes. */
    private static String line(InputStream input) throws IOException {
        var line = new StringBuilder();
        for (int value = input.read(); value >= 0; value = input.read()) {
            line.append((char) value);
            if (value == '\n') {
                return line.toString();
            }
        }
        return "";
    }

    private static void say(OutputStream output, String answer) throws IOException {
        output.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        serverSocket.close();
    }
}
