package io.svara.mail.receive.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.mail.receive.smtp.MailDrop.Decision;
import io.svara.mail.receive.smtp.ReceiverSettings.CrowdLimits;
import io.svara.mail.receive.smtp.ReceiverSettings.MailLimits;
import io.svara.mail.receive.smtp.ReceiverSettings.TimeLimits;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SmtpReceiverTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String SUPPORT = "support@svara.example";
    private static final TimeLimits SHORT =
            new TimeLimits(Duration.ofMillis(400), Duration.ofSeconds(2), Duration.ofSeconds(1), 1000);

    private static ReceiverTls tls;

    private final RememberingMailDrop drop = new RememberingMailDrop();
    private final Path spool;
    private SmtpReceiver receiver;

    SmtpReceiverTests(@TempDir Path spool) {
        this.spool = spool;
        this.receiver = start(MailLimits.defaults(), CrowdLimits.defaults(), TimeLimits.defaults());
    }

    @BeforeAll
    static void makeCertificate(@TempDir Path tlsFolder) throws IOException {
        tls = ReceiverTls.selfSigned(tlsFolder, "mail.svara.example", CLOCK);
    }

    @AfterEach
    void stopReceiver() {
        receiver.stop();
        assertThat(spool).as("nothing stays in the spool").isEmptyDirectory();
    }

    private SmtpReceiver start(MailLimits mail, CrowdLimits crowd, TimeLimits time) {
        var settings = new ReceiverSettings(
                0, InetAddress.getLoopbackAddress(), "mail.svara.example", spool, mail, crowd, time);
        var started = new SmtpReceiver(settings, tls, drop, CLOCK);
        started.start();
        return started;
    }

    private void restart(MailLimits mail, CrowdLimits crowd, TimeLimits time) {
        receiver.stop();
        receiver = start(mail, crowd, time);
    }

    private void restart(TimeLimits time) {
        restart(MailLimits.defaults(), CrowdLimits.defaults(), time);
    }

    /** A newcomer comes again and again, while the other one goes on working. */
    private void untilTaken(PlainClient busy) throws IOException {
        while (true) {
            assertThat(busy.say("MAIL FROM:<kund@client.example>")).startsWith("250");
            assertThat(busy.say("RSET")).startsWith("250");
            try (var newcomer = PlainClient.connect(receiver.port())) {
                if (newcomer.answer().startsWith("220")) {
                    return;
                }
            }
        }
    }

    private PlainClient sending() throws IOException {
        return PlainClient.sending(receiver.port(), SUPPORT);
    }

    @Test
    void refusesAMailForNowWhileItStillComesWhenTheDiskRunsLow() throws IOException {
        restart(new MailLimits(1000, 100_000, 100, Long.MAX_VALUE), CrowdLimits.defaults(), TimeLimits.defaults());
        try (var client = sending()) {
            client.send("Subject: Hej\r\n\r\nHej\r\n.\r\n");
            assertThat(client.answer()).startsWith("452 4.3.1");
            assertThat(client.say("NOOP")).startsWith("250");
        }
        assertThat(drop.mails()).isEmpty();
    }

    @Test
    void keepsTheMailWithItsEnvelopeApart() throws IOException {
        try (var client = PlainClient.greeted(receiver.port())) {
            assertThat(client.say("MAIL FROM:<Kund@Client.EXAMPLE> BODY=8BITMIME SIZE=20"))
                    .startsWith("250 2.1.0");
            assertThat(client.say("rcpt to: <Support@SVARA.example>")).startsWith("250 2.1.5");
            assertThat(client.say("RCPT TO:<support@svara.example>")).startsWith("250 2.1.5");
            assertThat(client.say("RCPT TO:<@relay.example:sales@svara.example>"))
                    .startsWith("250");
            assertThat(client.say("DATA")).startsWith("354");
            client.send("Subject: Hej\r\n\r\nHej\r\n.\r\n");
            assertThat(client.answer()).startsWith("250 2.0.0");
            assertThat(client.say("QUIT")).startsWith("221");
        }
        var mail = drop.onlyMail();
        assertThat(mail.text()).isEqualTo("Subject: Hej\r\n\r\nHej\r\n");
        assertThat(mail.envelope())
                .isEqualTo(new Envelope(
                        "Kund@client.example",
                        List.of(SUPPORT, "sales@svara.example"),
                        InetAddress.getLoopbackAddress(),
                        "client.example",
                        false,
                        NOW));
    }

    @Test
    void announcesOnlyWhatItDoes() throws IOException {
        try (var client = PlainClient.connect(receiver.port())) {
            assertThat(client.answer()).startsWith("220 mail.svara.example ESMTP");
            assertThat(client.say("EHLO client.example").lines())
                    .containsExactly(
                            "250-mail.svara.example",
                            "250-PIPELINING",
                            "250-SIZE 52428800",
                            "250-STARTTLS",
                            "250-ENHANCEDSTATUSCODES",
                            "250-8BITMIME",
                            "250 SMTPUTF8");
            assertThat(client.say("BDAT 5 LAST")).startsWith("500");
            assertThat(client.say("AUTH PLAIN AAAA")).startsWith("500");
        }
    }

    @Test
    void answersOnlyAfterTheMailIsKept() throws Exception {
        var asked = new CountDownLatch(1);
        var kept = new CountDownLatch(1);
        drop.beforeKeeping(() -> {
            asked.countDown();
            await(kept);
        });
        try (var client = sending();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            client.send("Hej\r\n.\r\n");
            Future<String> answer = executor.submit(client::answer);
            await(asked);
            assertThat(answer.isDone()).isFalse();
            kept.countDown();
            assertThat(answer.get(10, TimeUnit.SECONDS)).startsWith("250");
        }
    }

    @Test
    void asksTheSenderToComeAgainWhenTheMailCannotBeKept() throws IOException {
        drop.beforeKeeping(() -> {
            throw NotTakenNow.tryAgainLater();
        });
        try (var client = sending()) {
            client.send("Hej\r\n.\r\n");
            assertThat(client.answer()).startsWith("451 4.3.0");
            drop.beforeKeeping(() -> {
                throw NotTakenNow.storageLow();
            });
            assertThat(sendAgain(client)).startsWith("452 4.3.1");
            drop.beforeKeeping(() -> {
                throw new IllegalStateException("the database has gone");
            });
            assertThat(sendAgain(client)).startsWith("451 4.3.0").doesNotContain("database");
            drop.beforeKeeping(() -> {});
            assertThat(sendAgain(client)).startsWith("250");
        }
        assertThat(drop.mails()).hasSize(1);
    }

    private static String sendAgain(PlainClient client) throws IOException {
        client.say("MAIL FROM:<kund@client.example>");
        client.say("RCPT TO:<" + SUPPORT + ">");
        client.say("DATA");
        client.send("Hej\r\n.\r\n");
        return client.answer();
    }

    @Test
    void keepsEveryByteAndTakesOnlyTheExtraDots() throws IOException {
        var everyByte = new StringBuilder();
        for (int value = 0; value < 256; value++) {
            everyByte.append((char) value);
        }
        try (var client = sending()) {
            client.send("..first\r\n.\rx\r\n..\r\n...\r\n.a\r\n" + everyByte + "\r\n\r\r\n.\r\r\nend\r\n.\r\n");
            assertThat(client.answer()).startsWith("250");
        }
        assertThat(drop.onlyMail().text())
                .isEqualTo(".first\r\n\rx\r\n.\r\n..\r\na\r\n" + everyByte + "\r\n\r\r\n\r\r\nend\r\n");
    }

    @Test
    void takesAnEmptyMail() throws IOException {
        try (var client = sending()) {
            client.send(".\r\n");
            assertThat(client.answer()).startsWith("250");
        }
        assertThat(drop.onlyMail().raw()).isEmpty();
    }

    @Test
    void endsAMailAtNothingButCrLfDotCrLf() throws IOException {
        var smuggled = "\n.\nMAIL FROM:<a@b.example>\n.\r\nRCPT\r.\r\r\n.\nDATA\r\n.\rx";
        try (var client = sending()) {
            client.send("Hej" + smuggled + "\r\n.\r\n");
            assertThat(client.answer()).startsWith("250");
            assertThat(client.say("NOOP")).startsWith("250 2.0.0 Still here");
        }
        assertThat(drop.onlyMail().text()).startsWith("Hej\n.\nMAIL FROM").contains("\n.\r\nRCPT");
    }

    @Test
    void refusesAnUnknownRecipient() throws IOException {
        drop.decide("old@svara.example", Decision.CLOSED);
        drop.decide("busy@svara.example", Decision.TEMPORARILY_UNAVAILABLE);
        drop.decide("full@svara.example", Decision.STORAGE_LOW);
        try (var client = PlainClient.greeted(receiver.port())) {
            client.say("MAIL FROM:<>");
            assertThat(client.say("RCPT TO:<somebody@elsewhere.example>")).startsWith("550 5.1.1 Nobody");
            assertThat(client.say("RCPT TO:<old@svara.example>")).startsWith("550 5.2.1");
            assertThat(client.say("RCPT TO:<busy@svara.example>")).startsWith("450 4.2.1");
            assertThat(client.say("RCPT TO:<full@svara.example>")).startsWith("452 4.3.1");
            assertThat(client.say("RCPT TO:<support@svara.example@>")).startsWith("501 5.1.3");
            assertThat(client.say("RCPT TO:<support>")).startsWith("501 5.1.3");
            assertThat(client.say("RCPT TO:<postmaster>")).startsWith("550 5.1.1");
            assertThat(client.say("RCPT TO:<" + SUPPORT + "> NOTIFY=NEVER")).startsWith("555");
            assertThat(client.say("DATA")).startsWith("554 5.5.1");
        }
        assertThat(drop.mails()).isEmpty();
    }

    @Test
    void asksForCommandsInTheirOrder() throws IOException {
        try (var client = PlainClient.connect(receiver.port())) {
            client.answer();
            assertThat(client.say("MAIL FROM:<a@b.example>")).startsWith("503 5.5.1 Say EHLO");
            assertThat(client.say("EHLO")).startsWith("501");
            assertThat(client.say("HELO b.example")).isEqualTo("250 mail.svara.example");
            assertThat(client.say("RCPT TO:<" + SUPPORT + ">")).startsWith("503");
            assertThat(client.say("DATA")).startsWith("503");
            assertThat(client.say("MAIL FROM:<a@b.example>")).startsWith("250");
            assertThat(client.say("MAIL FROM:<a@b.example>")).startsWith("503");
            assertThat(client.say("RSET")).startsWith("250");
            assertThat(client.say("MAIL FROM:<a@b.example>")).startsWith("250");
            assertThat(client.say("VRFY support")).startsWith("252");
        }
    }

    @Test
    void refusesSendersAndParametersThatCannotBeRead() throws IOException {
        try (var client = PlainClient.greeted(receiver.port())) {
            assertThat(client.say("MAIL <a@b.example>")).startsWith("501 5.5.4");
            assertThat(client.say("MAIL FROM:<a@b.example")).startsWith("501 5.5.4");
            assertThat(client.say("MAIL FROM:<root>")).startsWith("501 5.1.7");
            assertThat(client.say("MAIL FROM:<a b@c.example>")).startsWith("501 5.1.7");
            assertThat(client.say("MAIL FROM:<a@b.example> SIZE=many")).startsWith("501 5.5.4");
            assertThat(client.say("MAIL FROM:<a@b.example> BODY=BINARYMIME")).startsWith("501 5.5.4");
            assertThat(client.say("MAIL FROM:<a@b.example> HOLDFOR=5")).startsWith("555 5.5.4");
            assertThat(client.say("MAIL FROM:<\"a >b\"@c.example> SMTPUTF8")).startsWith("250");
        }
    }

    @Test
    void takesAddressesBeyondAsciiWhenTheyAreAnnounced() throws IOException {
        var address = new String("åsa@exämple.example".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (var client = PlainClient.greeted(receiver.port())) {
            assertThat(client.say("MAIL FROM:<" + address + ">")).startsWith("553 5.6.7");
            assertThat(client.say("MAIL FROM:<" + address + "> SMTPUTF8")).startsWith("250");
            client.say("RCPT TO:<" + SUPPORT + ">");
            client.say("DATA");
            client.send("Hej\r\n.\r\n");
            assertThat(client.answer()).startsWith("250");
        }
        assertThat(drop.onlyMail().envelope().sender()).isEqualTo("åsa@exämple.example");
    }

    @Test
    void refusesAMessageOverTheSizeLimit() throws IOException {
        restart(new MailLimits(1000, 100_000, 100, 0), CrowdLimits.defaults(), TimeLimits.defaults());
        try (var client = PlainClient.greeted(receiver.port())) {
            assertThat(client.say("MAIL FROM:<a@b.example> SIZE=1001 BODY=8BITMIME"))
                    .startsWith("552 5.3.4");
            assertThat(client.say("MAIL FROM:<a@b.example> SIZE=99999999999999999999"))
                    .startsWith("552 5.3.4");
            assertThat(client.say("MAIL FROM:<a@b.example> SIZE=1000")).startsWith("250");
            client.say("RCPT TO:<" + SUPPORT + ">");
            client.say("DATA");
            client.send("x".repeat(1001) + "\r\n.\r\n");
            assertThat(client.answer()).startsWith("552 5.3.4 The mail is too large, the limit is 1000 bytes");
            assertThat(sendAgain(client)).startsWith("250");
        }
        assertThat(drop.onlyMail().text()).isEqualTo("Hej\r\n");
    }

    @Test
    void closesOnASenderThatDoesNotEndATooLargeMail() throws IOException {
        restart(new MailLimits(1000, 100_000, 100, 0), CrowdLimits.defaults(), TimeLimits.defaults());
        try (var client = sending()) {
            client.send("x".repeat(110_000));
            assertThat(client.answer()).startsWith("552 5.3.4");
            assertThat(client.isClosedByServer()).isTrue();
        }
        assertThat(drop.mails()).isEmpty();
    }

    @Test
    void takesALargeMailWithoutHoldingIt() throws IOException {
        var line = "0123456789".repeat(7) + "\r\n";
        try (var client = sending()) {
            for (int count = 0; count < 20; count++) {
                client.send(line.repeat(10_000));
            }
            client.send(".\r\n");
            assertThat(client.answer()).startsWith("250");
        }
        assertThat(drop.onlyMail().raw()).hasSize(20 * 10_000 * 72);
    }

    @Test
    void refusesTooManyRecipients() throws IOException {
        restart(new MailLimits(1000, 2000, 2, 0), CrowdLimits.defaults(), TimeLimits.defaults());
        try (var client = PlainClient.greeted(receiver.port())) {
            client.say("MAIL FROM:<a@b.example>");
            assertThat(client.say("RCPT TO:<a@svara.example>")).startsWith("250");
            assertThat(client.say("RCPT TO:<b@svara.example>")).startsWith("250");
            assertThat(client.say("RCPT TO:<c@svara.example>")).startsWith("452 4.5.3");
        }
    }

    @Test
    void leavesOneThatSaysNothingForANewcomerWhenThereIsNoRoom() throws Exception {
        var patient = new TimeLimits(Duration.ofSeconds(6), Duration.ofSeconds(60), Duration.ofSeconds(30), 500);
        restart(MailLimits.defaults(), new CrowdLimits(2, 2, 20, 100_000), patient);
        try (var silent = PlainClient.greeted(receiver.port());
                var busy = PlainClient.greeted(receiver.port())) {
            untilTaken(busy);
            assertThat(silent.isClosedAfterAll()).isTrue();
            assertThat(busy.say("NOOP")).startsWith("250");
        }
    }

    @Test
    void refusesTooManyConnections() throws IOException {
        restart(MailLimits.defaults(), new CrowdLimits(2, 1, 20, 100), TimeLimits.defaults());
        try (var first = PlainClient.greeted(receiver.port());
                var second = PlainClient.greeted(receiver.port());
                var third = PlainClient.connect(receiver.port())) {
            assertThat(third.answer()).startsWith("421 4.3.2 Too many connections");
            assertThat(third.isClosedByServer()).isTrue();
            assertThat(first.say("NOOP")).startsWith("250");
            second.say("QUIT");
            assertThat(second.isClosedByServer()).isTrue();
            try (var fourth = awaitPlace()) {
                assertThat(fourth.say("NOOP")).startsWith("250");
            }
        }
    }

    /** The place of a session is free a moment after its connection is closed. */
    private PlainClient awaitPlace() throws IOException {
        while (true) {
            var client = PlainClient.connect(receiver.port());
            if (client.answer().startsWith("220")) {
                return client;
            }
            client.close();
            Thread.onSpinWait();
        }
    }

    @Test
    void servesSixtyAtTheSameTime() throws Exception {
        var together = new CountDownLatch(60);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int number = 0; number < 60; number++) {
                var body = "mail " + number + "\r\n";
                answers.add(executor.submit(() -> {
                    try (var client = sending()) {
                        together.countDown();
                        await(together);
                        client.send(body + ".\r\n");
                        return client.answer();
                    }
                }));
            }
            for (var answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).startsWith("250");
            }
        }
        assertThat(drop.mails()).hasSize(60);
        assertThat(drop.mails().stream().map(RememberingMailDrop.Mail::text).distinct())
                .hasSize(60);
    }

    @Test
    void leavesAClientThatSaysNothing() throws IOException {
        restart(SHORT);
        try (var client = PlainClient.greeted(receiver.port())) {
            assertThat(client.answer()).startsWith("421 4.4.2 Waited too long");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void leavesAClientThatSendsACommandInDrips() throws Exception {
        restart(SHORT);
        try (var client = PlainClient.greeted(receiver.port());
                var dripping = Executors.newSingleThreadScheduledExecutor()) {
            dripping.scheduleAtFixedRate(() -> drip(client), 0, 100, TimeUnit.MILLISECONDS);
            assertThat(client.answer()).startsWith("421 4.4.2");
            dripping.shutdownNow();
        }
    }

    @Test
    void leavesAMailThatComesInDripsWhileOthersAreServed() throws Exception {
        restart(SHORT);
        try (var slow = sending();
                var dripping = Executors.newSingleThreadScheduledExecutor()) {
            dripping.scheduleAtFixedRate(() -> drip(slow), 0, 100, TimeUnit.MILLISECONDS);
            try (var quick = sending()) {
                quick.send("Hej\r\n.\r\n");
                assertThat(quick.answer()).startsWith("250");
            }
            assertThat(slow.answer()).startsWith("421 4.4.2 The mail came too slowly");
            dripping.shutdownNow();
        }
        assertThat(drop.mails()).hasSize(1);
    }

    private static void drip(PlainClient client) {
        try {
            client.send("x");
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Test
    void forgetsAMailThatBreaksOff() throws IOException {
        try (var client = sending()) {
            client.send("Subject: half\r\n\r\nhalf");
        }
        try (var client = sending()) {
            client.send("whole\r\n.\r\n");
            assertThat(client.answer()).startsWith("250");
        }
        assertThat(drop.onlyMail().text()).isEqualTo("whole\r\n");
    }

    @Test
    void refusesATooLongCommandLine() throws IOException {
        try (var client = PlainClient.greeted(receiver.port())) {
            assertThat(client.say("NOOP " + "x".repeat(2000))).startsWith("500 5.5.2 The command line is too long");
            assertThat(client.say("NOOP")).startsWith("250");
            client.send("NOOP " + "x".repeat(100_000));
            assertThat(client.answer()).startsWith("500 5.5.2");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void refusesLinesThatDoNotEndWithCrLf() throws IOException {
        for (var line : List.of("NOOP\n", "NO\rOP\r\n", "NO\0OP\r\n", "NOOP \u00c3\u0028\r\n")) {
            try (var client = PlainClient.greeted(receiver.port())) {
                client.send(line);
                assertThat(client.answer()).startsWith("500 5.5.2 Commands are lines");
                assertThat(client.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void sendsAwayAClientThatGetsNothingRight() throws IOException {
        restart(MailLimits.defaults(), new CrowdLimits(10, 10, 3, 5), TimeLimits.defaults());
        try (var client = PlainClient.greeted(receiver.port())) {
            assertThat(client.say("GET / HTTP/1.1")).startsWith("500 5.5.2");
            assertThat(client.say("?TIMEOUT")).startsWith("500 5.5.2");
            assertThat(client.say("x")).startsWith("421 4.7.0 Too many refused");
            assertThat(client.isClosedByServer()).isTrue();
        }
        try (var client = PlainClient.greeted(receiver.port())) {
            for (int count = 0; count < 3; count++) {
                assertThat(client.say("NOOP")).startsWith("250");
            }
            assertThat(client.say("NOOP")).startsWith("421 4.7.0 Too many commands without a mail");
        }
    }

    @Test
    void takesCommandsThatAreSentAhead() throws IOException {
        try (var client = PlainClient.greeted(receiver.port())) {
            client.send("MAIL FROM:<a@b.example>\r\nRCPT TO:<" + SUPPORT + ">\r\nRCPT TO:<x@y.example>\r\nDATA\r\n");
            assertThat(client.answer()).startsWith("250");
            assertThat(client.answer()).startsWith("250");
            assertThat(client.answer()).startsWith("550");
            assertThat(client.answer()).startsWith("354");
            client.send("one\r\n.\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<" + SUPPORT + ">\r\nNOOP\r\n");
            assertThat(client.answer()).startsWith("250 2.0.0 The mail");
            assertThat(client.answer()).startsWith("250 2.1.0");
            assertThat(client.answer()).startsWith("250 2.1.5");
            assertThat(client.answer()).startsWith("250 2.0.0 Still");
        }
        assertThat(drop.onlyMail().text()).isEqualTo("one\r\n");
    }

    @Test
    void encryptsTheConnectionOnRequest() throws Exception {
        try (var client = PlainClient.greeted(receiver.port())) {
            assertThat(client.say("STARTTLS now")).startsWith("501");
            assertThat(client.say("STARTTLS")).startsWith("220 2.0.0");
            var certificate = client.encrypt();
            assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=mail.svara.example");
            assertThat(client.say("MAIL FROM:<a@b.example>")).startsWith("503 5.5.1 Say EHLO");
            assertThat(client.say("EHLO client.example")).contains("SIZE").doesNotContain("STARTTLS");
            assertThat(client.say("STARTTLS")).startsWith("503");
            assertThat(sendAgain(client)).startsWith("250");
            assertThat(client.say("QUIT")).startsWith("221");
        }
        assertThat(drop.onlyMail().envelope().tls()).isTrue();
        assertThat(drop.onlyMail().text()).isEqualTo("Hej\r\n");
    }

    @Test
    void forgetsWhatWasSentInTheClearBehindStartTls() throws Exception {
        try (var client = PlainClient.greeted(receiver.port())) {
            client.send("STARTTLS\r\nEHLO evil.example\r\nMAIL FROM:<evil@b.example>\r\n");
            assertThat(client.answer()).startsWith("220");
            client.encrypt();
            assertThat(client.say("NOOP")).startsWith("250 2.0.0 Still here");
            assertThat(client.say("MAIL FROM:<a@b.example>")).startsWith("503 5.5.1 Say EHLO");
        }
    }

    @Test
    void closesWhenTheHandshakeFails() throws IOException {
        try (var client = PlainClient.greeted(receiver.port())) {
            client.say("STARTTLS");
            client.send("MAIL FROM:<a@b.example>\r\n");
            assertThat(client.isClosedAfterAll()).isTrue();
        }
        try (var client = PlainClient.greeted(receiver.port())) {
            assertThat(client.say("NOOP")).startsWith("250");
        }
    }

    @Test
    void leavesAHandshakeThatComesInDrips() throws Exception {
        restart(SHORT);
        try (var client = PlainClient.greeted(receiver.port());
                var dripping = Executors.newSingleThreadScheduledExecutor()) {
            client.say("STARTTLS");
            // the start of a handshake record of 16 kB
            client.send("\u0016\u0003\u0001\u0040\u0000");
            dripping.scheduleAtFixedRate(() -> drip(client), 0, 100, TimeUnit.MILLISECONDS);
            assertThat(client.isClosedAfterAll()).isTrue();
            dripping.shutdownNow();
        }
    }

    @Test
    void leavesAClientThatTakesNoAnswers() throws Exception {
        restart(SHORT);
        var mail =
                "MAIL FROM:<a@b.example>\r\n" + ("RCPT TO:<" + SUPPORT + ">\r\n").repeat(50) + "DATA\r\nHej\r\n.\r\n";
        try (var client = PlainClient.greeted(receiver.port())) {
            assertThatThrownBy(() -> {
                        while (true) {
                            client.send(mail.repeat(20));
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void takesMailFromAnOrdinaryClient() throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.starttls.required", "true");
        properties.setProperty("mail.smtp.ssl.trust", "*");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
        var session = Session.getInstance(properties);
        var source = "Subject: =?UTF-8?Q?=C3=85sa?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n\r\nHej, \u00e5\u00e4\u00f6\r\n.\r\n..\r\n";
        var message = new MimeMessage(session, new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
        try (var transport = new SMTPTransport(session, null)) {
            transport.connect("127.0.0.1", receiver.port(), null, null);
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(SUPPORT)});
        }
        assertThat(drop.onlyMail().raw()).isEqualTo(source.getBytes(StandardCharsets.UTF_8));
        assertThat(drop.onlyMail().envelope().tls()).isTrue();
        assertThat(message.getRecipients(Message.RecipientType.TO)).isNull();
    }

    @Test
    void saysWhichPortIsTaken() {
        var settings = new ReceiverSettings(
                receiver.port(),
                InetAddress.getLoopbackAddress(),
                "mail.svara.example",
                spool,
                MailLimits.defaults(),
                CrowdLimits.defaults(),
                TimeLimits.defaults());
        try (var second = new SmtpReceiver(settings, tls, drop, CLOCK)) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port " + receiver.port());
        }
    }

    @Test
    void deletesWhatAnEarlierRunLeftInTheSpool() throws IOException {
        receiver.stop();
        Files.writeString(spool.resolve("incoming-1.eml"), "half a mail");
        receiver = start(MailLimits.defaults(), CrowdLimits.defaults(), TimeLimits.defaults());
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void keepsTheSpoolToItself() throws IOException {
        drop.beforeKeeping(() -> {
            try (var files = Files.list(spool)) {
                var file = files.findFirst().orElseThrow();
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
        try (var client = sending()) {
            client.send("Hej\r\n.\r\n");
            assertThat(client.answer()).startsWith("250");
        }
    }

    @Test
    void endsWithOpenConnections() throws IOException {
        try (var idle = PlainClient.greeted(receiver.port());
                var sending = sending()) {
            sending.send("half");
            receiver.stop();
            assertThat(idle.isClosedByServer()).isTrue();
            assertThat(sending.isClosedByServer()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
