package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.receive.SmtpService;
import io.svara.mail.send.TestRelay;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a server writes to its output, which operators collect and keep, holds nothing that a person has written. */
@ExtendWith(OutputCaptureExtension.class)
class LogPrivacyTests {

    private static final List<String> WORDS = List.of(
            "Kvastskaft",
            "rabarberpaj",
            "majvor",
            "tistel.example",
            "Sniglar",
            "vinbärsgelé",
            "okand.mottagare",
            "bilaga-tulpan");

    @Test
    void noSubjectTextNameOrAddressOfAMailOrReply(CapturedOutput output) throws Exception {
        try (var relay = TestRelay.start();
                var desk = Desk.open("--svara.relay-url=" + relay.url())) {
            var mailbox = desk.mailbox();
            desk.receive(
                    mailbox.address(),
                    Letter.from("Majvor <majvor@tistel.example>")
                            .subject("Kvastskaft")
                            .text("Min rabarberpaj kom inte fram.\r\n"));
            var ticket = desk.ticket(mailbox).path("id").asString();
            var reply = Desk.ok(desk.api()
                    .post(
                            "/api/tickets/" + ticket + "/messages",
                            Map.of("kind", "reply", "text", "Sniglar och vinbärsgelé")));
            desk.awaitDelivery(ticket, reply.path("id").asString(), "sent");
            refusedAndBroken(desk, mailbox.address());
            desk.awaitIntake();
            desk.api().get("/api/tickets?q=rabarberpaj");
            desk.api().get("/api/tickets/rabarberpaj");
        }
        assertThat(output.getAll()).contains("duplicate");
        assertThat(WORDS).allSatisfy(word -> assertThat(output.getAll()).doesNotContainIgnoringCase(word));
    }

    /** What the log has something to say about. */
    private static void refusedAndBroken(Desk desk, String mailbox) {
        var again = Letter.from("majvor@tistel.example")
                .subject("Kvastskaft")
                .id("one@tistel.example")
                .bytes();
        var broken =
                ("From: majvor@tistel.example\r\nSubject: Kvastskaft\r\nContent-Type: multipart/mixed; boundary=\"\r\n\r\n"
                                + "rabarberpaj \0 =?utf-8?q?bilaga-tulpan\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        try (var smtp = SmtpClient.connect(desk.server().bean(SmtpService.class).port())) {
            smtp.send("majvor@tistel.example", List.of("okand.mottagare@tistel.example"), again);
            smtp.send("majvor@tistel.example", List.of(mailbox), again);
            smtp.send("majvor@tistel.example", List.of(mailbox), again);
            smtp.send("majvor@tistel.example", List.of(mailbox), broken);
        }
    }
}
