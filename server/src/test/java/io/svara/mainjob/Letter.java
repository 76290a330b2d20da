package io.svara.mainjob;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A mail as it is written on the wire. Each with a Message-ID of its own unless it is given one. */
public record Letter(List<String> headers, String body) {

    private static int count;

    public static Letter from(String from) {
        return new Letter(List.of("From: " + from, "Date: Sun, 22 Nov 2026 09:00:00 +0000"), "Hej!\r\n");
    }

    /** What the customer's server answers when it has taken a mail and could not deliver it after all. */
    public static Letter bounce(String messageId, String recipient) {
        return bounce(messageId, recipient, "550 No such user");
    }

    public static Letter bounce(String messageId, String recipient, String diagnostic) {
        return from("MAILER-DAEMON@mx.customer.example")
                .subject("Undelivered Mail Returned to Sender")
                .header("Auto-Submitted", "auto-replied")
                .header("MIME-Version", "1.0")
                .header("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
                .text("""
                        --b
                        Content-Type: text/plain

                        Your mail did not arrive.
                        --b
                        Content-Type: message/delivery-status

                        Reporting-MTA: dns; mx.customer.example

                        Final-Recipient: rfc822; %s
                        Action: failed
                        Status: 5.1.1
                        Diagnostic-Code: smtp; %s
                        --b
                        Content-Type: text/rfc822-headers

                        Message-ID: <%s>
                        Subject: Re: Question
                        --b--
                        """.formatted(recipient, diagnostic, messageId).replace("\n", "\r\n"));
    }

    public Letter subject(String subject) {
        return header("Subject", subject);
    }

    public Letter to(String to) {
        return header("To", to);
    }

    public Letter id(String id) {
        return header("Message-ID", "<" + id + ">");
    }

    public Letter answers(String id) {
        return header("In-Reply-To", "<" + id + ">");
    }

    public Letter references(String... ids) {
        return header("References", "<" + String.join(">\r\n <", ids) + ">");
    }

    public Letter header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name + ": " + value);
        return new Letter(List.copyOf(more), body);
    }

    public Letter text(String text) {
        return new Letter(headers, text);
    }

    public byte[] bytes() {
        var all = new ArrayList<>(headers);
        if (headers.stream().noneMatch(header -> header.startsWith("Message-ID:"))) {
            all.add("Message-ID: <" + next() + "@client.example>");
        }
        return (String.join("\r\n", all) + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    private static synchronized String next() {
        return "letter" + ++count;
    }
}
