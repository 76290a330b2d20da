package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.channels.FailureReason;
import io.svara.kernel.ProcessorTime;
import io.svara.mail.parse.report.DeliveryReport;
import io.svara.mail.parse.report.DeliveryReport.Action;
import io.svara.mail.parse.report.DeliveryReport.Kind;
import io.svara.mail.parse.report.DeliveryReport.Recipient;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small reports, one for each rule by which they are read. */
class DeliveryReportTests {

    private static final String RETURNED = """

            Message-ID: <out.1@nordvind.example>
            From: support@nordvind.example
            To: anna@kund.example
            Subject: Svar
            Date: Mon, 23 Nov 2026 08:00:00 +0000

            Hej
            """;

    @Test
    void readsTheSentencesOfAServerThatKnowsNoFields() {
        var report = sentences("""
                Hi. This is the program at mx.kund.example.
                I wasn't able to deliver your message to the following addresses.

                <anna@kund.example>:
                Sorry, no mailbox here by that name. (#5.1.1)

                --- Below this line is a copy of the message.
                """);

        assertThat(report.kind()).isEqualTo(Kind.BOUNCE);
        assertThat(report.originalMessageId()).isEqualTo("out.1@nordvind.example");
        assertThat(report.recipients()).singleElement().satisfies(one -> {
            assertThat(one.address()).isEqualTo("anna@kund.example");
            assertThat(one.reason()).isEqualTo(FailureReason.UNKNOWN_RECIPIENT);
            assertThat(one.status()).isEqualTo("5.1.1");
            assertThat(one.diagnostic()).contains("no mailbox here").doesNotContain("copy of the message");
        });
    }

    @Test
    void givesEachRecipientItsOwnReason() {
        var report = sentences("""
                Could not deliver to:

                <anna@kund.example>:
                User unknown

                <bo@kund.example>:
                Mailbox full
                """);

        assertThat(report.recipients())
                .extracting(Recipient::address, Recipient::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("anna@kund.example", FailureReason.UNKNOWN_RECIPIENT),
                        org.assertj.core.groups.Tuple.tuple("bo@kund.example", FailureReason.MAILBOX_FULL));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ditt mejl kunde inte levereras till följande mottagare:
            E-posten kunne ikke leveres til:
            Ihre Nachricht konnte nicht zugestellt werden:
            Votre message n'a pas pu être remis à :
            No se pudo entregar el mensaje a:
            Письмо не может быть доставлено:
            このメールは送信できませんでした。
            无法投递到以下收件人
            Viestiä ei voitu toimittaa:
            """)
    void knowsAFailureInTheLanguageOfTheServer(String sentence) {
        var report = Mails.parse("Return-Path: <>\nFrom: system@kund.example\nSubject: Info\n\n" + sentence
                        + "\n\nanna@kund.example\n550 5.2.2 nej\n" + RETURNED)
                .report();

        assertThat(report).isNotNull();
        assertThat(report.failed()).extracting(Recipient::address).containsExactly("anna@kund.example");
        assertThat(report.failed().getFirst().reason()).isEqualTo(FailureReason.MAILBOX_FULL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.1.1 <anna@kund.example>: Recipient address rejected: User unknown       | UNKNOWN_RECIPIENT
            550 User anna@kund.example doesn’t exist                                      | UNKNOWN_RECIPIENT
            550 5.1.1 nope                                                                | UNKNOWN_RECIPIENT
            550 5.2.1 <anna@kund.example>... User Unknown                                 | UNKNOWN_RECIPIENT
            552 5.2.2 Over quota                                                          | MAILBOX_FULL
            550 Brevlådan är full                                                         | MAILBOX_FULL
            550 5.2.1 The account is disabled                                             | SUSPENDED
            Host or domain name not found. Name service error                             | HOST_UNKNOWN
            450 4.1.8 <us@x.example>: Sender address rejected: Domain not found           | REJECTED
            553 5.1.0 nordvind.example does not exist (in reply to MAIL FROM command)     | REJECTED
            connect to mx.kund.example[192.0.2.1]:25: Connection timed out                | UNREACHABLE
            4.4.7 Message expired                                                         | EXPIRED
            4.4.7 Message expired: <421 4.4.2 Connection timed out>                       | UNREACHABLE
            552 5.3.4 Message size exceeds fixed limit                                    | TOO_BIG
            554 5.7.1 Blocked using zen.spamhaus.org                                      | BLOCKED
            550 5.7.1 Fix reverse DNS for 192.0.2.1                                       | BLOCKED
            550 Virus Detected; Content Rejected                                          | CONTENT
            550 5.7.26 This mail is unauthenticated                                       | AUTHENTICATION
            550 5.7.1 SPF check failed, message blocked as spam                           | AUTHENTICATION
            554 5.7.1 <anna@kund.example>: Relay access denied                            | RELAYING_DENIED
            554 5.4.6 Hop count exceeded - possible mail loop                             | LOOP
            452 4.5.3 Too many recipients                                                 | RATE_LIMITED
            550 5.7.1 Access denied                                                       | REJECTED
            451 4.3.0 Internal system error                                               | SYSTEM_ERROR
            503 Improper sequence of commands                                             | SYSTEM_ERROR
            smtp; 550 see http://x.example/5.1.1.7/help                                   | UNDETERMINED
            """)
    void findsTheReasonInWhatTheServerSaid(String said, FailureReason reason) {
        assertThat(fields("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; " + said)
                        .recipients())
                .extracting(Recipient::reason)
                .containsExactly(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Action: failed     | Status: 4.4.7 | FAILED    | BOUNCE
            Action: Failed (x) | Status: 5.1.1 | FAILED    | BOUNCE
            X-Other: 1         | Status: 5.1.1 | FAILED    | BOUNCE
            Action: delayed    | Status: 4.4.1 | DELAYED   | DELAY
            X-Other: 1         | Status: 4.4.1 | DELAYED   | DELAY
            Action: delivered  | Status: 2.0.0 | DELIVERED | DELIVERED
            Action: relayed    | Status: 2.0.0 | RELAYED   | DELIVERED
            Action: expanded   | Status: 2.0.0 | EXPANDED  | DELIVERED
            """)
    void readsWhatBecameOfIt(String first, String second, Action action, Kind kind) {
        var report = fields(first + "\n" + second);

        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.recipients()).extracting(Recipient::action).containsExactly(action);
    }

    @Test
    void isABounceWhereOneOfSeveralHasFailed() {
        var report = fields("""
                Action: delivered
                Status: 2.0.0

                Final-Recipient: rfc822; bo@kund.example
                Action: failed
                Status: 5.2.2""");

        assertThat(report.kind()).isEqualTo(Kind.BOUNCE);
        assertThat(report.failed()).extracting(Recipient::address).containsExactly("bo@kund.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Delivery to the following recipient has been delayed:\n\n     anna@kund.example\n\nIt will be retried for 2 more days",
                "THIS IS A WARNING MESSAGE ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\nanna@kund.example: timed out",
                "Leveransen är försenad.\n\nanna@kund.example"
            })
    void takesAWarningForADelay(String text) {
        var report = sentences(text + "\n");

        assertThat(report.kind()).isEqualTo(Kind.DELAY);
        assertThat(report.with(Action.DELAYED)).extracting(Recipient::address).containsExactly("anna@kund.example");
    }

    @Test
    void takesAServerThatHasGivenUpForABounceThoughItSpeaksOfDelay() {
        assertThat(sentences("<anna@kund.example>: delivery is delayed, timed out. Giving up.\n")
                        .kind())
                .isEqualTo(Kind.BOUNCE);
    }

    @Test
    void takesWhomAHeaderNamesForTheFailedOnes() {
        var report =
                report("X-Failed-Recipients: bo@kund.example\nFrom: x@kund.example\n\nGår inte. anna@kund.example\n");

        assertThat(report.recipients()).extracting(Recipient::address).containsExactly("bo@kund.example");
    }

    @Test
    void takesWhomTheReturnedMailWasForWhereNobodyIsNamed() {
        assertThat(sentences("Your mail could not be delivered.\n").recipients())
                .extracting(Recipient::address)
                .containsExactly("anna@kund.example");
    }

    @Test
    void takesNeitherTheSenderNorWhoCanHelpForWhomItDidNotReach() {
        var report = sentences("""
                A message sent by

                  <support@nordvind.example>

                could not be delivered:

                  anna@kund.example
                    550 User unknown

                Please contact

                  helpdesk@kund.example
                """);

        assertThat(report.recipients()).extracting(Recipient::address).containsExactly("anna@kund.example");
    }

    @Test
    void readsAQuotedHeaderThatTheNoticeGoesOnBehind() {
        var report = Mails.parse("""
                From: postmaster@kund.example
                To: support@nordvind.example
                Subject: Undeliverable

                Your message

                  Message-ID: <out.2@nordvind.example>
                  From: support@nordvind.example
                  Subject: Svar

                did not reach anna@kund.example
                Reason: quota exceeded
                """).report();

        assertThat(report).isNotNull();
        assertThat(report.originalMessageId()).isEqualTo("out.2@nordvind.example");
        assertThat(report.failed().getFirst().reason()).isEqualTo(FailureReason.MAILBOX_FULL);
    }

    @Test
    void readsFieldsThatStandInTheText() {
        var report = sentences("""
                An error occurred while trying to deliver the mail.

                Final-Recipient: rfc822; anna@kund.example
                Action: failed
                Diagnostic-Code: smtp; 550 5.3.4 too big
                """);

        assertThat(report.failed())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo(FailureReason.TOO_BIG));
    }

    @Test
    void takesOnlyTheReturnedMailsOwnIdNotWhatItAnswers() {
        var report = Mails.parse("""
                From: MAILER-DAEMON@kund.example
                In-Reply-To: <out.9@nordvind.example>
                Subject: failure notice

                <anna@kund.example>: User unknown

                In-Reply-To: <out.8@nordvind.example>
                References: <out.7@nordvind.example>
                From: support@nordvind.example
                To: anna@kund.example
                """).report();

        assertThat(report).isNotNull();
        assertThat(report.originalMessageId()).isNull();
    }

    @Test
    void readsAComplaint() {
        var mail = Mails.parse("""
                From: fbl@kund.example
                To: support@nordvind.example
                Subject: FW: Svar
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: text/plain

                This is an email abuse report.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: X/1
                Version: 1
                Original-Rcpt-To: <anna@kund.example>
                --b
                Content-Type: message/rfc822

                From: support@nordvind.example
                Message-ID: <out.3@nordvind.example>

                Hej
                --b--
                """);

        var report = Objects.requireNonNull(mail.report());
        assertThat(report.kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(report.feedback()).isEqualTo("abuse");
        assertThat(report.originalMessageId()).isEqualTo("out.3@nordvind.example");
        assertThat(report.recipients()).extracting(Recipient::address).containsExactly("anna@kund.example");
        assertThat(mail.automation()).isEqualTo(new Automation(Automation.Kind.REPORT, "feedback-report"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Re: Undeliverable: Svar                  | Why did this come back? 550 User unknown, my mail could not be delivered
            Fwd: Mail delivery failed                | See below. The following address failed: anna@kund.example
            My order could not be delivered          | The post office says that nobody was at home
            Mailbox full                             | What can I do when my mailbox is full?
            """)
    void leavesToPersonsWhatPersonsWriteOfIt(String subject, String text) {
        var mail = Mails.parse("Return-Path: <eva@kund.example>\nFrom: eva@kund.example\nSubject: " + subject + "\n\n"
                + text + "\n" + RETURNED);

        assertThat(mail.report()).isNull();
        assertThat(mail.automation().isPerson()).isTrue();
    }

    @Test
    void takesAnAnswerOfAnAutoresponderForOneThoughItNamesAServersNumbers() {
        var mail = Mails.parse(
                "Return-Path: <>\nAuto-Submitted: auto-replied\nFrom: eva@kund.example\nSubject: Semester\n\n"
                        + "Your mail was not delivered to anybody else. Call 550 12 34.\n");

        assertThat(mail.report()).isNull();
        assertThat(mail.automation().kind()).isEqualTo(Automation.Kind.AUTO_REPLY);
    }

    @Test
    void readsAnythingInTime() {
        var random = new Random(5);
        var alphabet = "@<>\"=:;.- \n55012abcRCPT TO";
        var text = new StringBuilder("From: MAILER-DAEMON@x.example\nSubject: failure notice\n\n");
        for (int at = 0; at < 300_000; at++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        for (var mail : new String[] {
            text.toString(),
            "From: <>\nReturn-Path: <>\nSubject: failure\n\n" + "\"@".repeat(100_000),
            "From: <>\nReturn-Path: <>\nSubject: failure\n\n" + "a:\n".repeat(100_000),
            "From: <>\nReturn-Path: <>\nSubject: failure\n\n" + "a@b ".repeat(100_000),
            "From: <>\nReturn-Path: <>\nSubject: failure\n\n" + distinctAddresses(20_000),
            "From: <>\nReturn-Path: <>\nSubject: failure\n\n" + "x@y.example: 550 user unknown\n".repeat(10_000)
        }) {
            assertThat(ProcessorTime.of(() -> Mails.parse(mail))).isLessThan(Duration.ofSeconds(5));
            var report = Mails.parse(mail).report();
            assertThat(report == null || report.recipients().size() <= 100).isTrue();
        }
    }

    private static String distinctAddresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> "u" + at + "@x.example" + (at % 100 == 0 ? "\n" : " nothing known "))
                .collect(Collectors.joining());
    }

    private static DeliveryReport sentences(String text) {
        return report("From: MAILER-DAEMON@kund.example\nTo: support@nordvind.example\nSubject: failure notice\n\n"
                + text + RETURNED);
    }

    private static DeliveryReport fields(String fields) {
        return report("""
                From: MAILER-DAEMON@kund.example
                To: support@nordvind.example
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                Report.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.kund.example

                Final-Recipient: rfc822; anna@kund.example
                """ + fields + "\n\n--b--\n");
    }

    private static DeliveryReport report(String mail) {
        return Objects.requireNonNull(Mails.parse(mail).report());
    }
}
