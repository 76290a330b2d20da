package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.channels.FailureReason;
import io.svara.mail.parse.report.DeliveryReport;
import io.svara.mail.parse.report.DeliveryReport.Action;
import io.svara.mail.parse.report.DeliveryReport.Kind;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What Amazon SES reports by Amazon SNS, which mails it as JSON. */
class AmazonReportTests {

    private static final String MAIL = """
            "mail":{"timestamp":"2026-11-22T14:59:38.605Z","messageId":"0102018c9f1b2a3d-5e6f7a8b-000000",
            "sourceArn":"arn:aws:ses:eu-west-1:888888888888:identity/nordvind.example","source":"support@nordvind.example",
            "destination":["anna@customer.example"]%s}""";

    private static final String BOUNCE = """
            {"notificationType":"Bounce","bounce":{"bounceType":"%s","bounceSubType":"%s","reportingMTA":"dns; a1.smtp-out.amazonses.com",
            "bouncedRecipients":[{"emailAddress":"Anna <anna@customer.example>","action":"failed","status":"%s","diagnosticCode":"%s"}],
            "timestamp":"2026-11-22T14:59:38.605Z","feedbackId":"0102"},%s}""";

    private static final String HEADERS = """
            ,"headersTruncated":false,"headers":[{"name":"From","value":"support@nordvind.example"},{"name":"message-id","value":"<ours@nordvind.example>"}]
            """;

    @Test
    void readsABounceWithTheIdThatAmazonGaveTheMail() {
        var report = report(
                bounce("Permanent", "General", "5.1.1", "smtp; 550 5.1.1 <anna@customer.example>: user unknown", ""));

        assertThat(report.kind()).isEqualTo(Kind.BOUNCE);
        assertThat(report.originalMessageId()).isEqualTo("0102018c9f1b2a3d-5e6f7a8b-000000@eu-west-1.amazonses.com");
        assertThat(report.recipients()).singleElement().satisfies(one -> {
            assertThat(one.address()).isEqualTo("anna@customer.example");
            assertThat(one.action()).isEqualTo(Action.FAILED);
            assertThat(one.reason()).isEqualTo(FailureReason.UNKNOWN_RECIPIENT);
            assertThat(one.status()).isEqualTo("5.1.1");
            assertThat(one.diagnostic()).startsWith("550 5.1.1");
        });
    }

    @Test
    void takesOurOwnIdWhereTheHeadersAreIncluded() {
        assertThat(report(bounce("Permanent", "General", "5.1.1", "", HEADERS)).originalMessageId())
                .isEqualTo("ours@nordvind.example");
    }

    @Test
    void takesAmazonsWordForTheReasonWhereTheServerGaveNone() {
        assertThat(report(bounce("Permanent", "Suppressed", "", "", ""))
                        .recipients()
                        .getFirst()
                        .reason())
                .isEqualTo(FailureReason.BLOCKED);
        assertThat(report(bounce("Transient", "MailboxFull", "", "", ""))
                        .recipients()
                        .getFirst()
                        .reason())
                .isEqualTo(FailureReason.MAILBOX_FULL);
    }

    @Test
    void readsWhatSnsWrapsAsAStringOfItsOwnJson() {
        var wrapped = JsonMapper.shared()
                .writeValueAsString(java.util.Map.of(
                        "Type",
                        "Notification",
                        "Subject",
                        "Amazon SES Email Event Notification",
                        "Message",
                        bounce("Permanent", "General", "5.1.1", "", HEADERS)));

        assertThat(report(wrapped).kind()).isEqualTo(Kind.BOUNCE);
    }

    @Test
    void readsAComplaint() {
        var report = report("""
                {"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"anna@customer.example"}],
                "complaintFeedbackType":"not-spam","userAgent":"AnyCompany Feedback Loop (V0.01)"},%s}
                """.formatted(MAIL.formatted(HEADERS)));

        assertThat(report.kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(report.feedback()).isEqualTo("not-spam");
        assertThat(report.originalMessageId()).isEqualTo("ours@nordvind.example");
        assertThat(report.recipients())
                .singleElement()
                .satisfies(one -> assertThat(one.address()).isEqualTo("anna@customer.example"));
    }

    @Test
    void readsADeliveryAndADelay() {
        var delivery = report("""
                {"eventType":"Delivery","delivery":{"recipients":["anna@customer.example"],"smtpResponse":"250 2.0.0 OK"},%s}
                """.formatted(MAIL.formatted("")));
        var delay = report("""
                {"eventType":"DeliveryDelay","deliveryDelay":{"delayType":"MailboxFull","delayedRecipients":[{"emailAddress":"anna@customer.example",
                "status":"4.2.2","diagnosticCode":"smtp; 452 4.2.2 mailbox full"}]},%s}
                """.formatted(MAIL.formatted("")));

        assertThat(delivery.kind()).isEqualTo(Kind.DELIVERED);
        assertThat(delivery.failed()).isEmpty();
        assertThat(delay.kind()).isEqualTo(Kind.DELAY);
        assertThat(delay.recipients().getFirst().reason()).isEqualTo(FailureReason.MAILBOX_FULL);
    }

    @Test
    void leavesAllElseAlone() {
        assertThat(mail("no-reply@sns.amazonaws.com", "{\"AlarmName\":\"disk\"}")
                        .report())
                .isNull();
        assertThat(mail("no-reply@sns.amazonaws.com", "{\"notificationType\":").report())
                .isNull();
        assertThat(mail("no-reply@sns.amazonaws.com", "{".repeat(100_000)).report())
                .isNull();
        assertThat(mail("anna@customer.example", bounce("Permanent", "General", "5.1.1", "", HEADERS))
                        .report())
                .isNull();
    }

    private static String bounce(String type, String subType, String status, String said, String headers) {
        return BOUNCE.formatted(type, subType, status, said, MAIL.formatted(headers));
    }

    private static DeliveryReport report(String json) {
        var mail = mail(
                "no-reply@sns.amazonaws.com", json + "\n\n--\nIf you wish to stop receiving notifications, click here");
        assertThat(mail.automation().isPerson()).isFalse();
        return Objects.requireNonNull(mail.report());
    }

    private static ParsedMail mail(String from, String text) {
        return Mails.parse("From: AWS Notifications <" + from + ">\nSubject: AWS Notification Message\n\n" + text);
    }
}
