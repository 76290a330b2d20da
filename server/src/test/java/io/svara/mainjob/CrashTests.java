package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mail.send.TestRelay.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The server as it is run, in a process of its own, killed with -9: what it said yes to is there again. */
class CrashTests {

    private static final String MAILBOX = "support@nordvind.example";
    private static final int MAILS = 12;

    /** A dead node's claims are free again after a minute. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final TestRelay relay = TestRelay.start();
    private ServerProcess server;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        server = new ServerProcess(folder, "--svara.relay-url=" + relay.url());
    }

    @AfterEach
    void end() {
        server.close();
        relay.close();
    }

    @Test
    void whatWasAcknowledgedSurvivesTheKillOfTheServerOfTheDatabaseAndOfBoth() throws Exception {
        server.start();
        send("before");
        server.kill();

        server.start();
        awaitTickets("before");
        var replies = reply();
        server.killDatabase();
        server.kill();
        relay.behave();

        server.start();
        awaitTickets("before");
        awaitSent(replies);

        server.killDatabase();
        Awaitility.await()
                .atMost(LONGEST)
                .ignoreExceptions()
                .until(() -> server.api().get("/health").status() == 200
                        && server.api().get("/api/tickets?limit=1").status() == 200);
        send("after");
        awaitTickets("after");
        awaitTickets("before");
        assertThat(sentIds()).containsExactlyInAnyOrderElementsOf(replies);
    }

    /** All in one session, and each was answered with 250. */
    private void send(String word) {
        try (var client = SmtpClient.connect(server.smtpPort())) {
            for (int number = 0; number < MAILS; number++) {
                var letter = Letter.from("kund" + number + "@customer.example")
                        .to(MAILBOX)
                        .subject(subject(word, number));
                assertThat(client.send("kund@customer.example", List.of(MAILBOX), letter.bytes()))
                        .startsWith("250");
            }
        }
    }

    private static String subject(String word, int number) {
        return "Mail " + number + " " + word;
    }

    private void awaitTickets(String word) {
        var expected = new ArrayList<String>();
        for (int number = 0; number < MAILS; number++) {
            expected.add(subject(word, number));
        }
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(tickets(word).stream()
                                .map(ticket -> ticket.path("subject").asString()))
                        .containsExactlyInAnyOrderElementsOf(expected));
    }

    private List<JsonNode> tickets(String word) {
        return Desk.items(server.api().get("/api/tickets?limit=100")).stream()
                .filter(ticket -> ticket.path("subject").asString().endsWith(" " + word))
                .toList();
    }

    /** Each is answered while the relay takes nothing; the Message-IDs of the answers. */
    private List<String> reply() {
        relay.answer(Moment.AFTER_MAIL, "451 4.3.0 Come back later");
        for (var ticket : tickets("before")) {
            Desk.ok(server.api()
                    .post(
                            "/api/tickets/" + ticket.path("id").asString() + "/messages",
                            Map.of("kind", "reply", "text", "Svar")));
        }
        return Desk.items(server.api().get("/api/outbox?limit=200")).stream()
                .filter(mail -> mail.path("subject").asString().endsWith(" before"))
                .map(mail -> mail.path("internetId").asString())
                .toList();
    }

    private void awaitSent(List<String> ids) {
        assertThat(ids).hasSize(MAILS).doesNotHaveDuplicates();
        Awaitility.await()
                .atMost(LONGEST)
                .untilAsserted(() -> assertThat(sentIds()).containsAll(ids));
        Awaitility.await()
                .atMost(LONGEST)
                .untilAsserted(() -> assertThat(tickets("before").stream()
                                .flatMap(ticket -> Desk.items(server.api()
                                                .get("/api/tickets/"
                                                        + ticket.path("id").asString() + "/messages"))
                                        .stream())
                                .filter(message ->
                                        message.path("kind").asString().equals("reply"))
                                .map(message ->
                                        message.path("delivery").path("state").asString()))
                        .hasSize(MAILS)
                        .containsOnly("sent"));
    }

    private List<String> sentIds() {
        return relay.mails().stream()
                .map(mail -> mail.text().replaceAll("(?s).*?\r\nMessage-ID: *(?:\r\n )?<([^>]+)>.*", "$1"))
                .distinct()
                .toList();
    }
}
