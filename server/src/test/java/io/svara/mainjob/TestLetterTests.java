package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A mailbox's settings tried out by a mail to somebody (MBX-8). */
class TestLetterTests {

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
    void goesToTheAgentThroughTheRelayAndIsNoTicket() {
        var sent = Desk.ok(send(Map.of(
                "letter",
                Map.of("senderName", "mailbox", "signature", "<p>{{agent.name}} signs</p>", "consent", ""),
                "words",
                "<p>Hello you</p>")));
        assertThat(sent.path("state").asString()).isEqualTo("queued");

        var mail = relay.awaitMails(1, Duration.ofSeconds(60)).getFirst();
        assertThat(mail.recipients()).containsExactly(sent.path("to").asString());
        assertThat(mail.text()).contains("[Test]").contains("Auto-Submitted:").doesNotContain("Reply-To:");
        assertThat(SentMail.of(mail).text()).contains("Hello you").contains("-- \nAnna signs");
        Desk.until(() -> shown(sent).path("state").asString().equals("sent"));
        assertThat(shown(sent).path("detail").asString()).contains("250");
        assertThat(desk.tickets(mailbox)).isEmpty();
        assertThat(Desk.items(desk.api().get("/api/outbox"))).isEmpty();
        // nothing of it is kept
        assertThat(Desk.ok(desk.api().get("/api/mailboxes/" + mailbox.id().value() + "/letter"))
                        .path("version")
                        .asLong())
                .isZero();
    }

    @Test
    void saysWhatTheServerAnswered() {
        relay.answerRecipient("nobody@customer.example", "550 5.1.1 no such user here");
        var sent = Desk.ok(send(Map.of("to", "nobody@customer.example")));
        Desk.until(() -> shown(sent).path("state").asString().equals("failed"));
        assertThat(shown(sent).path("detail").asString()).contains("no such user here");
    }

    @Test
    void goesToNoMailboxOfOursAndNotWithoutEnd() {
        var own = send(Map.of("to", mailbox.address()));
        assertThat(own.status()).isEqualTo(400);
        assertThat(own.json().path("errors").get(0).path("code").asString()).isEqualTo("own-address");
        for (int sent = 0; sent < 10; sent++) {
            Desk.ok(send(Map.of("to", "kim@customer.example")));
        }
        assertThat(send(Map.of("to", "kim@customer.example")).status()).isEqualTo(429);
        desk.clock().advance(Duration.ofMinutes(61));
        Desk.ok(send(Map.of("to", "kim@customer.example")));
    }

    private Answer send(Map<String, Object> request) {
        return desk.api().post("/api/mailboxes/" + mailbox.id().value() + "/letter/tests", request);
    }

    private JsonNode shown(JsonNode sent) {
        return Desk.ok(desk.api()
                .get("/api/mailboxes/" + mailbox.id().value() + "/letter/tests/"
                        + sent.path("id").asString()));
    }
}
