package io.svara.mail.parse.report;

import io.svara.channels.FailureReason;
import io.svara.mail.parse.report.DeliveryReport.Action;
import io.svara.mail.parse.report.DeliveryReport.Kind;
import io.svara.mail.parse.report.DeliveryReport.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports of Amazon SES as Amazon SNS mails them: JSON in the text, alone (email) or as a string inside of SNS' own (email-json). Source: SES
 * developer guide, "Amazon SNS notification contents" and "Event data that SES publishes to Amazon SNS".
 */
final class AmazonReport {

    /** What follows is a way to unsubscribe. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int MAX_RECIPIENTS = 100;
    private static final int MAX_DIAGNOSTIC_CHARS = 1_000;
    private static final Pattern REGION = Pattern.compile("arn:aws[\\w-]*:ses:([a-z0-9-]{5,30}):.*");
    private static final String OLDEST_REGION = "us-east-1";

    private AmazonReport() {}

    static boolean isFromAmazon(ReportedMail mail) {
        var sender = mail.senderAddress().toLowerCase(Locale.ROOT);
        return sender.endsWith(".amazonaws.com")
                || sender.endsWith("@amazonaws.com")
                || sender.endsWith(".amazonses.com");
    }

    /** Null when it is none. */
    static @Nullable DeliveryReport read(ReportedMail mail) {
        if (!isFromAmazon(mail)) {
            return null;
        }
        var told = first(mail.text().get());
        if (told != null && told.path("Message").isString()) {
            told = first(told.path("Message").asString());
        }
        return told == null ? null : report(told);
    }

    private static @Nullable JsonNode first(String text) {
        var begin = text.indexOf('{');
        if (begin < 0 || !text.substring(0, begin).isBlank()) {
            return null;
        }
        try (var parser = JSON.createParser(text.substring(begin))) {
            JsonNode node = JSON.readTree(parser);
            return node != null && node.isObject() ? node : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private static @Nullable DeliveryReport report(JsonNode told) {
        var type = text(told, "notificationType");
        var mail = told.path("mail");
        var id = id(mail);
        return switch (type.isEmpty() ? text(told, "eventType") : type) {
            case "Bounce" -> {
                var bounce = told.path("bounce");
                yield new DeliveryReport(
                        Kind.BOUNCE, id, recipients(bounce, "bouncedRecipients", Action.FAILED, reason(bounce)), "");
            }
            case "DeliveryDelay" -> {
                var delay = told.path("deliveryDelay");
                yield new DeliveryReport(
                        Kind.DELAY,
                        id,
                        recipients(delay, "delayedRecipients", Action.DELAYED, FailureReason.UNDETERMINED),
                        "");
            }
            case "Complaint" -> {
                var complaint = told.path("complaint");
                var kind = line(text(complaint, "complaintFeedbackType")).toLowerCase(Locale.ROOT);
                yield new DeliveryReport(
                        Kind.COMPLAINT,
                        id,
                        recipients(complaint, "complainedRecipients", Action.DELIVERED, FailureReason.UNDETERMINED),
                        kind.isEmpty() ? "abuse" : kind);
            }
            case "Delivery" -> new DeliveryReport(Kind.DELIVERED, id, delivered(told.path("delivery")), "");
            default -> null;
        };
    }

    private static List<Recipient> recipients(JsonNode of, String field, Action action, FailureReason otherwise) {
        var all = new ArrayList<Recipient>();
        for (var one : of.path(field)) {
            var addresses = Addresses.in(text(one, "emailAddress"));
            if (addresses.isEmpty() || all.size() >= MAX_RECIPIENTS) {
                continue;
            }
            var said = line(text(one, "diagnosticCode"));
            var status = SmtpCodes.status(text(one, "status"));
            var reason = action == Action.DELIVERED
                    ? FailureReason.UNDETERMINED
                    : Reasons.of(List.of(StatusFields.afterType(said)), status, () -> otherwise);
            all.add(new Recipient(
                    addresses.getFirst().address(), action, reason, status, StatusFields.afterType(said)));
        }
        return all;
    }

    private static List<Recipient> delivered(JsonNode delivery) {
        var all = new ArrayList<Recipient>();
        for (var one : delivery.path("recipients")) {
            for (var address : Addresses.in(one.isString() ? one.asString() : "")) {
                if (all.size() < MAX_RECIPIENTS) {
                    all.add(new Recipient(
                            address.address(),
                            Action.DELIVERED,
                            FailureReason.UNDETERMINED,
                            "",
                            line(text(delivery, "smtpResponse"))));
                }
            }
        }
        return all;
    }

    /** What Amazon makes of it, where the other server's words tell nothing. */
    private static FailureReason reason(JsonNode bounce) {
        return switch (text(bounce, "bounceSubType")) {
            case "NoEmail" -> FailureReason.UNKNOWN_RECIPIENT;
            case "Suppressed", "OnAccountSuppressionList" -> FailureReason.BLOCKED;
            case "MailboxFull" -> FailureReason.MAILBOX_FULL;
            case "MessageTooLarge" -> FailureReason.TOO_BIG;
            case "ContentRejected", "AttachmentRejected" -> FailureReason.CONTENT;
            default -> FailureReason.UNDETERMINED;
        };
    }

    /** Our own where the headers are included, else the one that Amazon gave it. */
    private static @Nullable String id(JsonNode mail) {
        for (var header : mail.path("headers")) {
            if (text(header, "name").equalsIgnoreCase("Message-ID")) {
                return bare(text(header, "value"));
            }
        }
        var given = text(mail, "messageId");
        var arn = REGION.matcher(text(mail, "sourceArn"));
        if (given.isEmpty() || !arn.matches()) {
            return bare(text(mail.path("commonHeaders"), "messageId"));
        }
        var region = arn.group(1).equals(OLDEST_REGION) ? "email" : arn.group(1);
        return bare(given + "@" + region + ".amazonses.com");
    }

    private static @Nullable String bare(String id) {
        var bare = id.replaceAll("[\\s<>]", "");
        return bare.indexOf('@') > 0 ? bare : null;
    }

    private static String text(JsonNode of, String field) {
        var value = of.path(field);
        return value.isString() ? value.asString() : "";
    }

    private static String line(String text) {
        var line = text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
        return line.length() > MAX_DIAGNOSTIC_CHARS ? line.substring(0, MAX_DIAGNOSTIC_CHARS) : line;
    }
}
