package io.svara.bench.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One SMTP session, kept for many mails, as a neighbouring mail server keeps it. */
public final class SmtpConnection implements AutoCloseable {

    private static final int LONGEST_ANSWER_MILLIS = 120_000;

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;

    private SmtpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
        this.output = socket.getOutputStream();
    }

    public static SmtpConnection open(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_ANSWER_MILLIS);
        var connection = new SmtpConnection(socket);
        connection.answer();
        connection.say("EHLO bench.example");
        return connection;
    }

    /** @param mail with CR LF at each end of line, and no line that begins with a dot; acknowledged when this returns */
    public void send(String sender, String recipient, byte[] mail) throws IOException {
        expect("2", say("MAIL FROM:<" + sender + ">"));
        expect("2", say("RCPT TO:<" + recipient + ">"));
        expect("354", say("DATA"));
        var bytes = new ByteArrayOutputStream(mail.length + 8);
        bytes.write(mail);
        bytes.write(".\r\n".getBytes(StandardCharsets.US_ASCII));
        output.write(bytes.toByteArray());
        output.flush();
        expect("250", answer());
    }

    private static void expect(String code, String answer) throws IOException {
        if (!answer.startsWith(code)) {
            throw new IOException("The server answered: " + answer);
        }
    }

    private String say(String line) throws IOException {
        output.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        output.flush();
        return answer();
    }

    private String answer() throws IOException {
        var line = line();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = line();
        }
        return line;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int value = input.read(); value != '\n'; value = input.read()) {
            if (value < 0) {
                throw new EOFException("The server has hung up after " + line);
            }
            line.append((char) value);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        try (socket) {
            output.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            output.flush();
        }
    }
}
