package io.svara.mail.receive.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.receive.smtp.ReceiverSettings.TimeLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DotStuffedInputTests {

    private static final String LETTERS = "\r\n..ab";

    private final Random random = new Random(7);
    private final Patience patience = new Patience(
            new TimeLimits(Duration.ofSeconds(60), Duration.ofSeconds(600), Duration.ofSeconds(30), 0),
            System::nanoTime);

    /** All that a dot and a line's end can do to each other, however the network cuts it and however it is read. */
    @Test
    void givesBackEveryByteOfWhatWasStuffed() throws IOException {
        for (int time = 0; time < 20_000; time++) {
            var mail = randomText(random.nextInt(40)) + "\r\n";
            var stuffed = (mail.startsWith(".") ? "." : "") + mail.replace("\r\n.", "\r\n..") + ".\r\nQUIT\r\n";
            assertThat(read(stuffed)).as(stuffed).isEqualTo(mail);
        }
    }

    private String randomText(int length) {
        var text = new StringBuilder();
        for (int index = 0; index < length; index++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private String read(String stuffed) throws IOException {
        var socket = new InPieces(stuffed.getBytes(StandardCharsets.US_ASCII));
        var input = new DotStuffedInput(new Wire(socket, patience));
        var mail = new StringBuilder();
        var target = new byte[1 + random.nextInt(20)];
        for (int count = input.read(target); count >= 0; count = input.read(target)) {
            mail.append(new String(target, 0, count, StandardCharsets.US_ASCII));
        }
        return mail.toString();
    }

    /** A socket whose bytes come a few at a time. */
    private final class InPieces extends Socket {

        private final InputStream bytes;

        InPieces(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public void setSoTimeout(int millis) {}

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    return bytes.read(target, offset, Math.min(length, 1 + random.nextInt(12)));
                }
            };
        }
    }
}
