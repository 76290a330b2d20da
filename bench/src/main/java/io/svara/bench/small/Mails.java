package io.svara.bench.small;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers' mails, one connection each as they come in life: some kilobytes of text, each fifth with a picture. */
final class Mails implements AutoCloseable {

    private static final String WORDS =
            "hej leverans paket faktura retur betaling ordre fungerar the parcel has not come ";

    private final int port;
    private final long pauseMillis;
    private final Random random = new Random(7);
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Thread sending;

    Mails(int port, double perSecond) {
        this.port = port;
        this.pauseMillis = (long) (1000 / perSecond);
        this.sending = Thread.ofPlatform().daemon().name("mails").start(this::send);
    }

    int taken() {
        return taken.get();
    }

    int refused() {
        return refused.get();
    }

    private void send() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
                try {
                    sendOne();
                    taken.incrementAndGet();
                } catch (IOException failed) {
                    refused.incrementAndGet();
                    System.err.println("A mail was not taken: " + failed.getMessage());
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendOne() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            socket.setSoTimeout(30_000);
            var output = socket.getOutputStream();
            expect(answers, "220");
            say(output, answers, "HELO small.example", "250");
            say(output, answers, "MAIL FROM:<customer" + random.nextInt(500) + "@small.example>", "250");
            say(output, answers, "RCPT TO:<support@nordvind.example>", "250");
            say(output, answers, "DATA", "354");
            say(output, answers, mail() + "\r\n.", "250");
            output.write("QUIT\r\n".getBytes(US_ASCII));
        }
    }

    private static void say(OutputStream output, BufferedReader answers, String line, String code) throws IOException {
        output.write((line + "\r\n").getBytes(US_ASCII));
        output.flush();
        expect(answers, code);
    }

    private static void expect(BufferedReader answers, String code) throws IOException {
        var answer = answers.readLine();
        if (answer == null || !answer.startsWith(code)) {
            throw new IOException("answered " + answer);
        }
    }

    private String mail() {
        var text = (WORDS + "\r\n").repeat(5 + random.nextInt(120));
        var head =
                "From: customer@small.example\r\nTo: support@nordvind.example\r\nSubject: Leverans " + random.nextInt()
                        + "\r\nMessage-ID: <" + random.nextLong() + "@small.example>\r\nMIME-Version: 1.0\r\n";
        if (random.nextInt(5) > 0) {
            return head + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text;
        }
        var picture = new byte[50_000 + random.nextInt(400_000)];
        random.nextBytes(picture);
        return head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + text
                + "\r\n--b\r\nContent-Type: image/jpeg; name=picture.jpg\r\nContent-Disposition: attachment; filename=picture.jpg\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(picture) + "\r\n--b--";
    }

    @Override
    public void close() {
        sending.interrupt();
    }
}
