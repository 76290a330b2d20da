package io.svara.bench.client;

import io.svara.bench.data.Letters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;

/**
 * Mails as offices write them: text and HTML with much markup, 18 kB on average; every fifth has a file, every fourth
 * answers one that was sent before by the same person to the same mailbox.
 */
public final class Mails {

    /** @param id its Message-ID, without brackets */
    public record Mail(String id, String sender, String recipient, byte[] bytes) {}

    private static final int FILE_BYTES = 6_000;
    private static final int PARAGRAPHS = 22;
    private static final int PARAGRAPHS_BESIDE_FILE = 9;

    private final Letters letters = Letters.in("sv");
    private final String run;

    /** @param run tells the Message-IDs of one run from those of another */
    public Mails(String run) {
        this.run = run;
    }

    public Mail make(int number, String recipient) {
        var random = new SplittableRandom(number);
        boolean answers = number >= 4 && random.nextInt(4) == 0;
        boolean file = random.nextInt(5) == 0;
        int thread = answers ? number - 4 : number;
        var sender = "kund" + thread % 100_000 + "@post.example";
        var head = new StringBuilder();
        header(head, "From", "Kund " + thread + " <" + sender + ">");
        header(head, "To", recipient);
        header(head, "Subject", (answers ? "Re: " : "") + "Order " + thread);
        header(head, "Date", "Sun, 22 Nov 2026 09:00:00 +0100");
        header(head, "Message-ID", "<" + id(number) + ">");
        if (answers) {
            header(head, "In-Reply-To", "<" + id(thread) + ">");
            header(head, "References", "<" + id(thread) + ">");
        }
        header(head, "MIME-Version", "1.0");
        var bytes = (head + (file ? withFile(random) : alternative(PARAGRAPHS, random)))
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        return new Mail(id(number), sender, recipient, bytes);
    }

    private String id(int number) {
        return "bench." + run + "." + number + "@post.example";
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append('\n');
    }

    private String withFile(SplittableRandom random) {
        var file = new byte[FILE_BYTES];
        random.nextBytes(file);
        return """
                Content-Type: multipart/mixed; boundary=outer

                --outer
                %s
                --outer
                Content-Type: application/pdf; name=kvitto.pdf
                Content-Disposition: attachment; filename=kvitto.pdf
                Content-Transfer-Encoding: base64

                %s
                --outer--
                """.formatted(
                        alternative(PARAGRAPHS_BESIDE_FILE, random),
                        Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(file));
    }

    private String alternative(int paragraphs, SplittableRandom random) {
        var text = new StringBuilder();
        var html =
                new StringBuilder("<html><head><style>p.MsoNormal{margin:0cm;font-size:11pt}</style></head><body>\n");
        for (int paragraph = 0; paragraph < paragraphs; paragraph++) {
            var words = letters.sentences(30, random);
            text.append(words).append("\n\n");
            html.append("<p class=\"MsoNormal\" style=\"margin-bottom:12pt\"><span lang=\"SV\"\n")
                    .append(" style=\"font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif;color:#1F497D\">")
                    .append(words.replace(". ", ".<br>\n"))
                    .append("<o:p></o:p></span></p>\n");
        }
        return """
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                --inner
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s</body></html>
                --inner--
                """.formatted(text, html);
    }
}
