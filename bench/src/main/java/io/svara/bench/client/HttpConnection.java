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
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A kept connection to the server, as one desk has it. Plain, so that the asking costs little beside the answering. */
public final class HttpConnection implements AutoCloseable {

    private static final int LONGEST_ANSWER_MILLIS = 60_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final String headers;
    private Socket socket;
    private InputStream input;
    private OutputStream output;
    private boolean ended;
    private int leftOfChunk;

    /** @param status of the answer, whose body was read whole */
    public record Answer(int status, byte[] body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    private HttpConnection(int port, String token) throws IOException {
        this.port = port;
        this.headers = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n";
        this.socket = connected(port);
        this.input = new BufferedInputStream(socket.getInputStream(), 1 << 15);
        this.output = socket.getOutputStream();
    }

    public static HttpConnection open(int port, String token) throws IOException {
        return new HttpConnection(port, token);
    }

    private static Socket connected(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_ANSWER_MILLIS);
        return socket;
    }

    /** The server ends a connection now and then, and says so with its last answer. */
    private void connectAnew() throws IOException {
        socket.close();
        socket = connected(port);
        input = new BufferedInputStream(socket.getInputStream(), 1 << 15);
        output = socket.getOutputStream();
        ended = false;
    }

    public Answer get(String path) throws IOException {
        return send("GET", path, null);
    }

    /** The answer to a call that must succeed. */
    public Answer got(String path) throws IOException {
        return checked("GET " + path, get(path));
    }

    public Answer put(String path, Object body) throws IOException {
        return checked("PUT " + path, send("PUT", path, JSON.writeValueAsBytes(body)));
    }

    public Answer post(String path, Object body) throws IOException {
        return checked("POST " + path, send("POST", path, JSON.writeValueAsBytes(body)));
    }

    private static Answer checked(String call, Answer answer) throws IOException {
        if (answer.status() >= 300) {
            throw new IOException(
                    call + ": " + answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private Answer send(String method, String path, byte @org.jspecify.annotations.Nullable [] body)
            throws IOException {
        if (ended) {
            connectAnew();
        }
        var request = new ByteArrayOutputStream();
        var head = method + " " + path + headers;
        if (body != null) {
            head += "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n";
        }
        request.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        if (body != null) {
            request.write(body);
        }
        output.write(request.toByteArray());
        output.flush();
        return answer();
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = status == 204 ? 0 : -1;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var small = header.toLowerCase(Locale.ROOT);
            if (small.startsWith("content-length:")) {
                length = Integer.parseInt(small.substring(15).strip());
            }
            ended |= small.startsWith("connection:") && small.contains("close");
            chunked |= small.startsWith("transfer-encoding:") && small.contains("chunked");
        }
        return new Answer(status, chunked ? chunks() : exactly(Math.max(0, length)));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = input.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The server has hung up");
        }
        return bytes;
    }

    /** Asks for a stream of events, which then comes line by line. */
    public void follow(String path) throws IOException {
        // a stream may be silent between two heartbeats
        output.write(
                ("GET " + path + headers + "Accept: text/event-stream\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
        var status = line();
        if (!status.contains(" 200")) {
            throw new IOException(path + ": " + status);
        }
        for (var header = line(); !header.isEmpty(); header = line()) {
            // nothing of them is needed
        }
    }

    /** The next line of a stream that is followed. */
    public String streamed() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int value = ofChunk(); value != '\n'; value = ofChunk()) {
            line.write(value);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private int ofChunk() throws IOException {
        if (leftOfChunk == 0) {
            var size = line();
            leftOfChunk = Integer.parseInt(size.isEmpty() ? line() : size, 16);
        }
        int value = input.read();
        if (value < 0 || leftOfChunk == 0) {
            throw new EOFException("The server has ended the stream");
        }
        leftOfChunk--;
        return value;
    }

    /** The next line as it comes over the wire. */
    public String line() throws IOException {
        var line = new StringBuilder();
        for (int value = input.read(); value != '\n'; value = input.read()) {
            if (value < 0) {
                throw new EOFException("The server has hung up");
            }
            if (value != '\r') {
                line.append((char) value);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
