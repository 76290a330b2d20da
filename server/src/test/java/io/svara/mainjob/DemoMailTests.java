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
        var third = DESK.messages(ticket).stream()
                .filter(message -> message.path("text").asString().startsWith("Thank you!"))
                .findFirst()
                .orElseThrow();
        assertThat(third.path("text").asString())
                .startsWith("Thank you!\n\nOn 22 November 2026 at ")
                .contains(" wrote:\n> On its way.");
        assertThat(third.path("quotedTextFrom").asInt())
                .as("folded in the desk")
                .isPositive();
    }

    @Test
    void showsAKeptMailWithThePicturesInItsText() {
        var ticket = DESK.openTicket(DESK.mailbox(), "maja@example.net", "My tent")
                .path("id")
                .asString();
        var picture = Uploads.picture(DESK.api(), "tent.png");
        var reply = Desk.ok(DESK.api()
                .post(
                        "/api/tickets/" + ticket + "/messages",
                        Map.of("kind", "reply", "html", "<p>So:</p><img src=\"/api/attachments/" + picture + "\">")));
        DESK.awaitDelivery(ticket, reply.path("id").asString(), "kept");

        var kept = Desk.items(DESK.api().get("/api/outbox")).getFirst();
        var letter = Desk.ok(DESK.api().get("/api/outbox/" + kept.path("id").asString()));

        assertThat(letter.path("html").asString())
                .contains("<p>So:</p>", "<img src=\"data:image/png;base64,")
                .doesNotContain("cid:");
        assertThat(letter.at("/attachments/0/name").asString()).isEqualTo("tent.png");
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

        var answer = Map.of("email", "maja@example.net", "text", "Thank you!", "answers", keptMail());
        var refused = DESK.api(neighbour).post("/api/demo/mail", answer);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("outgoing-mail-not-found");
    }

    private static String keptMail() {
        var ticket = DESK.openTicket(DESK.mailbox(), "nils@example.net", "My stove")
                .path("id")
                .asString();
        var reply = DESK.reply(ticket, "On its way.").path("id").asString();
        DESK.awaitDelivery(ticket, reply, "kept");
        return Desk.items(DESK.api().get("/api/outbox")).getFirst().path("id").asString();
    }

    @Test
    void isNotThereOutsideTheDemo() {
        try (var real = Desk.open()) {
            assertThat(real.api().post("/api/demo/mail", Map.of()).code()).isEqualTo("demo-not-found");
        }
    }
}
