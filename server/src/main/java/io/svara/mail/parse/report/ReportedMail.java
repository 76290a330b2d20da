package io.svara.mail.parse.report;

import java.util.List;
import java.util.function.Supplier;

/**
 * What the recogniser looks at.
 *
 * @param senderName of the first From, decoded; empty when there is none
 * @param senderAddress of the first From; empty when there is none, as in {@code From: <>}
 * @param to whom the report came to: who sent the mail that it is about
 * @param returnsToNobody its envelope's sender is empty ({@code <>}), as RFC 5321 wants of reports
 * @param automatic it says itself that a machine or a list sent it
 * @param reportType the report-type of a multipart/report, lower case; empty when it is none
 * @param failedRecipients values of X-Failed-Recipients
 * @param text gives what it says, lines ended by {@code \n}; asked only where the rest is suspicious
 * @param parts what hangs on it, in its order
 */
public record ReportedMail(
        String senderName,
        String senderAddress,
        List<String> to,
        String subject,
        boolean returnsToNobody,
        boolean automatic,
        String reportType,
        List<String> failedRecipients,
        Supplier<String> text,
        List<Part> parts) {

    /**
     * @param type such as {@code message/delivery-status}, lower case
     * @param beginning at most 64 kB of its content, decoded
     */
    public record Part(String type, byte[] beginning) {}

    public ReportedMail {
        to = List.copyOf(to);
        failedRecipients = List.copyOf(failedRecipients);
        parts = List.copyOf(parts);
    }
}
