package io.svara.mail.parse.report;

import io.svara.channels.FailureReason;
import java.util.regex.Pattern;

/** The numbers in an SMTP answer, {@code 550 5.1.1 ...}: reply code (RFC 5321) and enhanced status (RFC 3463). */
final class SmtpCodes {

    // not a part of an IP address, a version or a longer number
    private static final Pattern STATUS = Pattern.compile("(?<![\\w.])([245]\\.[0-7]\\.\\d{1,3})(?![\\w]|\\.\\d)");
    private static final Pattern REPLY = Pattern.compile("(?<![\\w.:/-])([45][0-5]\\d)(?=[ \\-:;<\\t\\]]|$)");
    private static final int MAX_CHARS = 8_000;

    private SmtpCodes() {}

    /** Such as {@code 5.1.1}, the first that says more than 5.0.0; empty when there is none. */
    static String status(String text) {
        var matcher = STATUS.matcher(bounded(text));
        var status = "";
        while (matcher.find()) {
            if (!matcher.group(1).endsWith(".0.0")) {
                return matcher.group(1);
            }
            status = matcher.group(1);
        }
        return status;
    }

    /** Such as {@code 550}; empty when there is none. */
    static String reply(String text) {
        var matcher = REPLY.matcher(bounded(text));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String bounded(String text) {
        return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    }

    /** What an enhanced status says for itself. */
    static FailureReason plainly(String status) {
        return switch (status.isEmpty() ? "" : status.substring(1)) {
            case ".1.1", ".1.3", ".1.4", ".1.6" -> FailureReason.UNKNOWN_RECIPIENT;
            case ".1.2", ".4.4" -> FailureReason.HOST_UNKNOWN;
            case ".2.1" -> FailureReason.SUSPENDED;
            case ".2.2" -> FailureReason.MAILBOX_FULL;
            case ".2.3", ".3.4" -> FailureReason.TOO_BIG;
            case ".1.7", ".1.8" -> FailureReason.REJECTED;
            case ".3.1", ".3.2", ".3.5" -> FailureReason.SYSTEM_ERROR;
            case ".4.2" -> FailureReason.UNREACHABLE;
            case ".4.6" -> FailureReason.LOOP;
            case ".4.5" -> FailureReason.RATE_LIMITED;
            case ".7.20", ".7.21", ".7.22", ".7.23", ".7.24", ".7.26", ".7.29", ".7.509", ".7.515" ->
                FailureReason.AUTHENTICATION;
            case ".7.25", ".7.501", ".7.502", ".7.503", ".7.508", ".7.511", ".7.606", ".7.649" -> FailureReason.BLOCKED;
            default -> FailureReason.UNDETERMINED;
        };
    }

    /** What the middle number of an enhanced status is about. */
    static FailureReason vaguely(String status) {
        if (status.isEmpty()) {
            return FailureReason.UNDETERMINED;
        }
        if (status.endsWith(".4.7")) {
            return FailureReason.EXPIRED;
        }
        return switch (status.charAt(2)) {
            case '1' -> status.charAt(0) == '5' ? FailureReason.UNKNOWN_RECIPIENT : FailureReason.UNDETERMINED;
            case '3', '5' -> FailureReason.SYSTEM_ERROR;
            case '4' -> status.endsWith(".4.0") ? FailureReason.UNDETERMINED : FailureReason.UNREACHABLE;
            case '6' -> FailureReason.CONTENT;
            case '7' -> FailureReason.REJECTED;
            default -> FailureReason.UNDETERMINED;
        };
    }

    static FailureReason ofReply(String reply) {
        return switch (reply) {
            case "551", "553" -> FailureReason.UNKNOWN_RECIPIENT;
            case "552" -> FailureReason.MAILBOX_FULL;
            case "500", "501", "502", "503", "504", "421", "451", "452" -> FailureReason.SYSTEM_ERROR;
            case "530", "535" -> FailureReason.REJECTED;
            default -> FailureReason.UNDETERMINED;
        };
    }
}
