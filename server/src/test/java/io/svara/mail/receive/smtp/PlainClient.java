package io.svara.mail.receive.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** SMTP by hand: sends exactly the bytes it is given. Bytes stand as ISO 8859-1 in its strings. */
final class PlainClient implements AutoCloseable {

    private static final int LONGEST_ANSWER_MILLIS = 20_000;

    private final int port;
    private Socket socket;
    private BufferedReader reader;
    private OutputStream output;

    private PlainClient(int port) throws IOException {
        this.port = port;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        use(socket);
    }

    private void use(Socket used) throws IOException {
        socket = used;
        socket.setSoTimeout(LONGEST_ANSWER_MILLIS);
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        output = socket.getOutputStream();
    }

    /** Connected, the greeting not yet read. */
    static PlainClient connect(int port) throws IOException {
        return new PlainClient(port);
    }

    /** Greeted, EHLO said. */
    static PlainClient greeted(int port) throws IOException {
        var client = connect(port);
        client.answer();
        client.say("EHLO client.example");
        return client;
    }

    /** At the point where the mail is sent. */
    static PlainClient sending(int port, String... recipients) throws IOException {
        var client = greeted(port);
        client.say("MAIL FROM:<kund@client.example>");
        for (var recipient : recipients) {
            client.say("RCPT TO:<" + recipient + ">");
        }
        client.say("DATA");
        return client;
    }

    String say(String line) throws IOException {
        send(line + "\r\n");
        return answer();
    }

    void send(String bytes) throws IOException {
        output.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
    }

    /** The next answer, several lines joined by LF; empty when the server has closed. */
    String answer() throws IOException {
        List<String> lines = new ArrayList<>();
        String line = reader.readLine();
        while (line != null) {
            lines.add(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                break;
            }
            line = reader.readLine();
        }
        return String.join("\n", lines);
    }

    /** Whether the server closes, whatever it says before. */
    boolean isClosedAfterAll() {
        try {
            while (reader.read() >= 0) {
                Thread.onSpinWait();
            }
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    boolean isClosedByServer() {
        try {
            return reader.read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Encrypts the connection, trusting any certificate, and tells which it was. */
    X509Certificate encrypt() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAnything()}, new SecureRandom());
        var encrypted = (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", port, true);
        encrypted.startHandshake();
        use(encrypted);
        return (X509Certificate) encrypted.getSession().getPeerCertificates()[0];
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class TrustAnything implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
