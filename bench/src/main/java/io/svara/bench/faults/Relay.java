package io.svara.bench.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mail server that Svara sends through. It can be told to misbehave, and then does so until it is told otherwise. */
final class Relay implements AutoCloseable {

    private static final Pattern MARKER = Pattern.compile("R\\d+n\\d+e");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^>]+)>");
    private static final Pattern REPLY_TO = Pattern.compile("(?im)^Reply-To:[^\\r\\n]*?([^\\s<,]+@[^\\s>,]+)");

    private final ServerSocket serverSocket;
    private final Ledger ledger;
    private final Consumer<Ledger.Delivered> customers;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Fault.@Nullable Kind fault;

    /** @param customers hears of each mail that has arrived whole, whatever Svara was answered */
    Relay(Ledger ledger, Consumer<Ledger.Delivered> customers) throws IOException {
        this.serverSocket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.ledger = ledger;
        this.customers = customers;
        Thread.ofVirtual().name("relay").start(this::acceptAll);
    }

    String url() {
        return "smtp://127.0.0.1:" + serverSocket.getLocalPort();
    }

    void misbehave(Fault.Kind kind) {
        fault = kind;
    }

    /** Who hangs on this relay is let go. */
    void behave() {
        var was = fault;
        fault = null;
        if (was == Fault.Kind.RELAY_HANGS) {
            sockets.forEach(Relay::closeQuietly);
        }
    }

    private boolean is(Fault.Kind kind) {
        return fault == kind;
    }

    private void acceptAll() {
        while (!serverSocket.isClosed()) {
            try {
                var socket = serverSocket.accept();
                sockets.add(socket);
                Thread.ofVirtual().name("relay-session").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Dialogue(socket).run();
        } catch (IOException end) {
            ledger.count("relay: sessions broken");
        } finally {
            sockets.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        serverSocket.close();
        sockets.forEach(Relay::closeQuietly);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // as meant
        }
    }

    private final class Dialogue {

        private final InputStream input;
        private final OutputStream output;
        private int recipients;

        Dialogue(Socket socket) throws IOException {
            input = new BufferedInputStream(socket.getInputStream());
            output = socket.getOutputStream();
        }

        void run() throws IOException {
            if (is(Fault.Kind.RELAY_BUSY)) {
                refuse("421 4.3.2 Busy");
                return;
            }
            say("220 relay.example ESMTP");
            for (var line = line(); line != null; line = line()) {
                if (is(Fault.Kind.RELAY_HANGS)) {
                    ledger.count("relay: hung");
                    input.transferTo(OutputStream.nullOutputStream());
                    return;
                }
                if (!handle(line.strip())) {
                    return;
                }
            }
        }

        private boolean handle(String line) throws IOException {
            var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> say("250-relay.example\r\n250-8BITMIME\r\n250 SIZE 100000000");
                case "MAIL" -> {
                    recipients = 0;
                    say("250 2.1.0 Ok");
                }
                case "RCPT" -> recipient(line);
                case "DATA" -> {
                    return data();
                }
                case "QUIT" -> {
                    say("221 2.0.0 Bye");
                    return false;
                }
                default -> say("250 2.0.0 Ok");
            }
            return true;
        }

        private void recipient(String line) throws IOException {
            if (line.contains("<" + Plan.GONE)) {
                refuse("550 5.1.1 No such user");
            } else if (is(Fault.Kind.RELAY_REFUSES_RECIPIENTS)) {
                refuse("450 4.2.1 Mailbox busy");
            } else {
                recipients++;
                say("250 2.1.5 Ok");
            }
        }

        private boolean data() throws IOException {
            if (recipients == 0) {
                say("554 5.5.1 No valid recipients");
                return true;
            }
            say("354 Go ahead");
            if (is(Fault.Kind.RELAY_DROPS_WITHIN_MAIL)) {
                input.readNBytes(100);
                ledger.count("relay: dropped within a mail");
                return false;
            }
            var mail = mail();
            if (is(Fault.Kind.RELAY_REFUSES)) {
                refuse("451 4.3.0 Come back later");
                return true;
            }
            arrived(mail);
            if (is(Fault.Kind.RELAY_DROPS_AFTER_MAIL)) {
                ledger.count("relay: dropped after a mail, before its answer");
                return false;
            }
            say("250 2.0.0 Queued");
            return true;
        }

        private void arrived(byte[] mail) {
            // a header may go on in the next line
            var text = new String(mail, StandardCharsets.ISO_8859_1).replaceAll("\\r\\n[ \\t]+", " ");
            var marker = MARKER.matcher(text);
            var messageId = MESSAGE_ID.matcher(text);
            if (!marker.find() || !messageId.find()) {
                ledger.broken("The relay has got a mail that nobody wrote: "
                        + text.lines().limit(20).toList());
                return;
            }
            var replyTo = REPLY_TO.matcher(text);
            var delivered = new Ledger.Delivered(
                    marker.group(), messageId.group(1), replyTo.find() ? replyTo.group(1) : "", mail);
            ledger.delivered(delivered);
            customers.accept(delivered);
        }

        private byte[] mail() throws IOException {
            var bytes = new ByteArrayOutputStream();
            for (var line = rawLine(); line.length > 0; line = rawLine()) {
                if (line.length == 3 && line[0] == '.') {
                    return bytes.toByteArray();
                }
                int start = line[0] == '.' ? 1 : 0;
                bytes.write(line, start, line.length - start);
            }
            throw new IOException("the mail has no end");
        }

        private @Nullable String line() throws IOException {
            var line = rawLine();
            return line.length == 0 ? null : new String(line, StandardCharsets.UTF_8);
        }

        /** With its end; empty where nothing more comes. */
        private byte[] rawLine() throws IOException {
            var bytes = new ByteArrayOutputStream();
            for (int value = input.read(); value >= 0; value = input.read()) {
                bytes.write(value);
                if (value == '\n') {
                    return bytes.toByteArray();
                }
            }
            return new byte[0];
        }

        private void refuse(String answer) throws IOException {
            ledger.count("relay: answered " + answer.substring(0, 3));
            say(answer);
        }

        private void say(String answer) throws IOException {
            output.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            output.flush();
        }
    }
}
