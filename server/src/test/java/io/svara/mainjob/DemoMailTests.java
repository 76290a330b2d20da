package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The newcomer's circle: a customer is played, an agent answers, the kept mail is read and answered in turn. */
class DemoMailTests {

    private static final Desk DESK = Desk.open("--svara.demo=true");

    @AfterAll
    static void close() {
        DESK.close();
    }

    @Test
    void goesRoundTheWholeCircle() {
        var mailbox = DESK.mailbox();
        var mail = Map.of(
                "mailboxId", Long.toString(mailbox.id().value()),
                "name", "Maja Å",
                "email", "maja@example.net",
                "subject", "My tent",
                "text", "Where is it?");
        assertThat(DESK.api().post("/api/demo/mail", mail).status()).isEqualTo(202);
        DESK.awaitIntake();
        var ticket = DESK.ticket(mailbox).path("id").asString();
        assertThat(DESK.ticket(ticket).at("/requester/name").asString()).isEqualTo("Maja Å");

        var reply = DESK.reply(ticket, "On its way.").path("id").asString();
        DESK.awaitDelivery(ticket, reply, "kept");
        var kept =
                Desk.items(DESK.api().get("/api/outbox")).getFirst().path("id").asString();
        var letter = Desk.ok(DESK.api().get("/api/outbox/" + kept));
        assertThat(letter.path("text").asString()).contains("On its way.");
        assertThat(letter.path("html").asString()).contains("On its way.");
        assertThat(letter.path("ticketId").asString()).isEqualTo(ticket);
        assertThat(letter.path("headers").toString()).contains("Message-ID", "reply+", "maja@example.net");

        var answer = Map.of("email", "maja@example.net", "text", "Thank you!", "answers", kept);
        assertThat(DESK.api().post("/api/demo/mail", answer).status()).isEqualTo(202);
        DESK.awaitIntake();
        assertThat(DESK.tickets(mailbox)).hasSize(1);
        assertThat(DESK.ticket(ticket).at("/status/kind").asString()).isEqualTo("reply");
        assertThat(DESK.messages(ticket)).hasSize(3);
    }

    @Test
    void saysAllThatIsWrongAtItsField() {
        var answer = DESK.api().post("/api/demo/mail", Map.of("email", "maja"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").toString()).contains("email", "text", "subject", "mailboxId");
    }

    @Test
    void writesToNoMailboxAndAnswersNoMailOfAnother() {
        var neighbour = DESK.office();
        var theirs = DESK.mailbox(neighbour, "their-support@nordvind.example");
        var mail = Map.of(
                "mailboxId", Long.toString(theirs.id().value()),
                "email", "maja@example.net",
                "subject", "My tent",
                "text", "Where is it?");

        assertThat(DESK.api().post("/api/demo/mail", mail).status()).isEqualTo(404);
        var answer = Map.of("email", "maja@example.net", "text", "Thank you!", "answers", "1");
        assertThat(DESK.api(neighbour).post("/api/demo/mail", answer).status()).isEqualTo(404);
    }

    @Test
    void isNotThereOutsideTheDemo() {
        try (var real = Desk.open()) {
            assertThat(real.api().post("/api/demo/mail", Map.of()).code()).isEqualTo("demo-not-found");
        }
    }
}
