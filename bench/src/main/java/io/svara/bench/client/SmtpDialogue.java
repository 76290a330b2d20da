package io.svara.bench.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Lines and answers with a server on this machine. Closing hangs up without a word, as a network does. */
public final class SmtpDialogue implements AutoCloseable {

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;

    public SmtpDialogue(int port, int longestAnswerMillis) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(longestAnswerMillis);
        input = new BufferedInputStream(socket.getInputStream());
        output = socket.getOutputStream();
    }

    /** @return the answer's last line */
    public String say(String line) throws IOException {
        write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return answer();
    }

    /** @param mail with CR LF at each end of line, and no line that begins with a dot; the answer is still to be read */
    public void writeMail(byte[] mail) throws IOException {
        output.write(mail);
        write(".\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    public void write(byte[] bytes) throws IOException {
        output.write(bytes);
        output.flush();
    }

    public String answer() throws IOException {
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
        socket.close();
    }
}
