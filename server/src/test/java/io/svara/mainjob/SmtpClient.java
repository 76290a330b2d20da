package io.svara.mainjob;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One SMTP session that sends exactly the bytes it is given, several mails if wanted. */
public final class SmtpClient implements AutoCloseable {

    private static final int LONGEST_ANSWER_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;

    private SmtpClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LONGEST_ANSWER_MILLIS);
        input = new BufferedInputStream(socket.getInputStream());
        output = socket.getOutputStream();
    }

    public static SmtpClient connect(int port) {
        try {
            var client = new SmtpClient(port);
            client.answer();
            client.say("EHLO client.example");
            return client;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The last answer: the one to the mail, or the first that was no yes. */
    public String send(String sender, List<String> recipients, byte[] mail) {
        try {
            say("RSET");
            var answer = say("MAIL FROM:<" + sender + ">");
            for (var recipient : recipients) {
                answer = answer.startsWith("2") ? say("RCPT TO:<" + recipient + ">") : answer;
            }
            answer = answer.startsWith("2") ? say("DATA") : answer;
            return answer.startsWith("354") ? data(mail) : answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String data(byte[] mail) throws IOException {
        output.write(stuffed(mail));
        output.write((endsALine(mail) ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
        output.flush();
        return answer();
    }

    private static boolean endsALine(byte[] mail) {
        return mail.length > 1 && mail[mail.length - 2] == '\r' && mail[mail.length - 1] == '\n';
    }

    /** A line that begins with a dot gets another, so that it does not end the mail. */
    private static byte[] stuffed(byte[] mail) {
        var bytes = new ByteArrayOutputStream(mail.length + 100);
        byte before = '\n';
        for (byte value : mail) {
            if (value == '.' && before == '\n') {
                bytes.write('.');
            }
            bytes.write(value);
            before = value;
        }
        return bytes.toByteArray();
    }

    private String say(String line) throws IOException {
        output.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
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
        var bytes = new ByteArrayOutputStream();
        for (int value = input.read(); value != '\n'; value = input.read()) {
            if (value < 0) {
                throw new IOException("the server has hung up after " + Arrays.toString(bytes.toByteArray()));
            }
            bytes.write(value);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        try (socket) {
            output.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // it ends either way
        }
    }
}
