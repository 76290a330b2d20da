package io.svara.bench.faults;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One mail of a customer, byte for byte the same each time it is sent.
 *
 * @param marker stands in its body and nowhere else
 * @param attachment the seed of its file's content, and its size; null without a file
 * @param answerLost whether the sender does not hear the first answer to it, and sends it again
 */
record Letter(
        String marker,
        String customer,
        List<String> recipients,
        String subject,
        @Nullable String answers,
        @Nullable Attachment attachment,
        boolean answerLost) {

    record Attachment(long seed, int bytes) {

        byte[] content() {
            var content = new byte[bytes];
            new Random(seed).nextBytes(content);
            return content;
        }
    }

    byte[] bytes() {
        var head = "From: " + customer + "\r\nTo: " + String.join(", ", recipients) + "\r\nSubject: " + subject
                + "\r\nMessage-ID: <" + marker + "@customer.example>\r\nDate: Sun, 22 Nov 2026 09:00:00 +0000\r\n"
                + (answers == null ? "" : "In-Reply-To: <" + answers + ">\r\n") + "MIME-Version: 1.0\r\n";
        var text = marker + "\r\n\r\nHej, var är mitt paket?\r\n";
        var mail = attachment == null
                ? head + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text
                : head + "Content-Type: multipart/mixed; boundary=\"limit\"\r\n\r\n--limit\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text
                        + "--limit\r\nContent-Type: application/octet-stream\r\n"
                        + "Content-Disposition: attachment; filename=\"" + marker + ".bin\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(attachment.content()) + "\r\n--limit--\r\n";
        return mail.getBytes(StandardCharsets.UTF_8);
    }
}
