package io.svara.mail.receive.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * The socket that a session is given: its input is {@link CommandLines}, and through it the commands find their {@link
 * Conversation}. It stands before the plain socket and, after STARTTLS, before the encrypted one.
 */
final class GuardedSocket extends Socket {

    private final Socket socket;
    private final Conversation conversation;
    private final Wire wire;
    private final CommandLines lines;

    GuardedSocket(Socket socket, Conversation conversation) throws IOException {
        this.socket = socket;
        this.conversation = conversation;
        this.wire = new Wire(socket, conversation.patience());
        this.lines = new CommandLines(wire, conversation.patience(), SmtpCommands.VERBS);
    }

    Conversation conversation() {
        return conversation;
    }

    /** The socket itself. What was read ahead on the guarded one stays behind there. */
    Socket unguarded() {
        return socket;
    }

    /** The mail that follows the DATA command; it must be read to its end before the next command is. */
    DotStuffedInput mail() {
        conversation.patience().expectMail();
        return new DotStuffedInput(wire);
    }

    @Override
    public InputStream getInputStream() {
        return lines;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Answers(socket.getOutputStream(), conversation.refusals());
    }

    /** Each read sets its own timeout. */
    @Override
    public void setSoTimeout(int millis) {}

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return socket.getRemoteSocketAddress();
    }

    @Override
    public boolean isBound() {
        return socket.isBound();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
