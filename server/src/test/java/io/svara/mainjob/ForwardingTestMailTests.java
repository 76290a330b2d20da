package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mail.send.TestRelay.ReceivedMail;
import io.svara.mailboxes.Mailbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A mail finds out whether a mailbox's public address is forwarded to us (MBX-2). */
class ForwardingTestMailTests {

    private TestRelay relay;
    private Desk desk;
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        relay = TestRelay.start();
        desk = Desk.open("--svara.relay-url=" + relay.url());
        mailbox = desk.mailbox();
    }

    @AfterEach
    void close() {
        desk.close();
        relay.close();
    }

    @Test
    void whatComesBackShowsThatMailIsForwardedAndIsNoTicket() {
        assertThat(shown(mailbox).isNull()).isTrue();
        send(mailbox);
        var mail = sent();
        assertThat(mail.recipients()).containsExactly(mailbox.address());
        assertThat(mail.sender()).isEqualTo(mailbox.inboundAddress());
        Desk.until(() -> state(mailbox).equals("sent"));

        desk.clock().advance(Duration.ofSeconds(7));
        desk.receive(List.of(mailbox.inboundAddress()), mail.raw());

        assertThat(state(mailbox)).isEqualTo("came");
        assertThat(desk.tickets(mailbox)).isEmpty();
        assertThat(desk.mailbox(mailbox).incoming()).isEqualTo(Mailbox.Status.SUCCESS);
    }

    @Test
    void aForwarderThatGivesItAnotherIdIsUnderstood() {
        send(mailbox);
        var mail = sent().text().replaceAll("(?im)^Message-ID:.*$", "Message-ID: <other@forwarder.example>");

        desk.receive(List.of(mailbox.inboundAddress()), mail.getBytes(StandardCharsets.UTF_8));

        assertThat(state(mailbox)).isEqualTo("came");
    }

    @Test
    void saysToWhichOtherMailboxItCame() {
        var other = desk.mailbox();
        send(mailbox);

        desk.receive(List.of(other.inboundAddress()), sent().raw());

        assertThat(state(mailbox)).isEqualTo("came-elsewhere");
        assertThat(shown(mailbox).path("cameTo").asString())
                .isEqualTo(Long.toString(other.id().value()));
        assertThat(desk.tickets(other)).isEmpty();
        assertThat(desk.mailbox(mailbox).incoming()).isEqualTo(Mailbox.Status.PENDING);
    }

    @Test
    void saysWhatTheServerSaidThatSentItBack() {
        send(mailbox);
        var id = sent().text()
                .replaceAll("(?ism).*^Message-ID:\\s*<([^>]+)>.*", "$1")
                .strip();

        desk.receive(
                List.of(mailbox.inboundAddress()),
                Letter.bounce(
                                id,
                                mailbox.inboundAddress(),
                                "550 5.7.520 Access denied, Your organization does not allow external forwarding.")
                        .bytes());

        assertThat(state(mailbox)).isEqualTo("bounced");
        assertThat(shown(mailbox).path("answer").asString()).contains("5.7.520");
        assertThat(shown(mailbox).path("advice").asString()).isEqualTo("external-forwarding");
        assertThat(desk.tickets(mailbox)).isEmpty();
        assertThat(desk.mailbox(mailbox).incoming()).isEqualTo(Mailbox.Status.PENDING);
    }

    @Test
    void saysWhatTheServerSaidThatDidNotTakeIt() {
        relay.answerRecipient(mailbox.address(), "550 5.1.1 no such mailbox");
        send(mailbox);

        Desk.until(() -> state(mailbox).equals("failed"));
        assertThat(shown(mailbox).path("answer").asString()).contains("no such mailbox");
    }

    @Test
    void whoeverWritesSuchAWordHasWrittenAMail() {
        desk.receive(
                mailbox.address(),
                Letter.from("kajsa@customer.example")
                        .to(mailbox.address())
                        .subject("Svara: is this forwarded? forwarding-test-" + "a".repeat(26)));

        assertThat(desk.tickets(mailbox)).hasSize(1);
    }

    @Test
    void theLastOneCountsAndNotWithoutEnd() {
        send(mailbox);
        var first = sent();
        send(mailbox);
        desk.receive(List.of(mailbox.inboundAddress()), first.raw());
        assertThat(state(mailbox)).isNotEqualTo("came");
        for (int more = 0; more < 8; more++) {
            send(mailbox);
        }
        assertThat(desk.api().post(path(mailbox), Map.of()).status()).isEqualTo(429);
    }

    private void send(Mailbox of) {
        assertThat(Desk.ok(desk.api().post(path(of), Map.of())).path("state").asString())
                .isEqualTo("queued");
    }

    private ReceivedMail sent() {
        return relay.awaitMails(1, Duration.ofSeconds(60)).getLast();
    }

    private JsonNode shown(Mailbox of) {
        return Desk.ok(desk.api().get(path(of))).path("trial");
    }

    private String state(Mailbox of) {
        return shown(of).path("state").asString();
    }

    private static String path(Mailbox of) {
        return "/api/mailboxes/" + of.id().value() + "/forwarding-test";
    }
}
