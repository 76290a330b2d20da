package io.svara.mail.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import io.svara.mainjob.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server that fetches from a real Dovecot and is killed with -9 at any moment: each mail is in one ticket, once. */
class FetchCrashTests {

    private static final int KILLS = 2;

    /** Of each round: so many that a server that has started fetches them for some seconds. */
    private static final int MAILS = 60;

    /** A dead server's session is another's after its lease, and so is each mail that it had begun. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private static final String USER = "killed";

    private final Dovecot dovecot = Dovecot.start();
    private ServerProcess server;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        server = new ServerProcess(
                folder, "--svara.fetch.private-hosts=true", "--svara.fetch.ca-file=" + dovecot.certificate());
    }

    @AfterEach
    void end() {
        server.close();
        dovecot.close();
    }

    @Test
    void takesEachMailOnceThoughItsServerIsKilledWhileItFetches() throws Exception {
        var expected = new ArrayList<String>();
        var seed = System.nanoTime();
        var random = new Random(seed);
        server.start();
        follow();
        for (int kill = 0; kill < KILLS; kill++) {
            expected.addAll(deliver(kill));
            var before = subjects().size();
            await().atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> subjects().size() > before);
            Thread.sleep(random.nextInt(400));
            server.kill();
            server.start();
        }

        // beside these, what the killed ones had begun
        expected.addAll(deliver(KILLS));
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .during(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(subjects()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected));
    }

    private void follow() {
        var mailbox = Desk.items(server.api().get("/api/mailboxes")).getFirst();
        Desk.ok(server.api()
                .put(
                        "/api/mailboxes/" + mailbox.path("id").asString() + "/fetch",
                        Map.of(
                                "host",
                                "localhost",
                                "port",
                                dovecot.tlsPort(),
                                "security",
                                "tls",
                                "user",
                                USER,
                                "password",
                                Dovecot.PASSWORD,
                                "startAt",
                                "2020-01-01T00:00:00Z")));
    }

    private List<String> deliver(int round) {
        var subjects = new ArrayList<String>();
        for (int number = 0; number < MAILS; number++) {
            var subject = "Fetched %d of round %d".formatted(number, round);
            var mail = Letter.from("maja@customer.example").subject(subject).text("Hej!\r\n");
            dovecot.deliver(USER, "INBOX", mail.bytes(), Instant.now());
            subjects.add(subject);
        }
        return subjects;
    }

    /** Of all tickets that were fetched; the demo has some of its own. */
    private List<String> subjects() {
        var subjects = new ArrayList<String>();
        JsonNode page = server.api().get("/api/tickets?limit=100").json();
        while (true) {
            page.path("items")
                    .forEach(ticket -> subjects.add(ticket.path("subject").asString()));
            var next = page.path("next").asString("");
            if (next.isEmpty()) {
                subjects.removeIf(subject -> !subject.startsWith("Fetched "));
                return subjects;
            }
            page = server.api().get("/api/tickets?limit=100&cursor=" + next).json();
        }
    }
}
