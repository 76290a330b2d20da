package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mail.send.TestRelay.Moment;
import io.svara.web.TestClient;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The server as it is run, in a process of its own, killed with -9: what it said yes to is there again. */
class CrashTests {

    private static final String TOKEN = "a-token-of-the-demo";
    private static final String MAILBOX = "support@nordvind.example";
    private static final int MAILS = 12;

    /** A dead node's claims are free again after a minute. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private final TestRelay relay = TestRelay.start();
    private final int smtpPort = freePort();
    private final List<Process> processes = new ArrayList<>();
    private int httpPort;

    @AfterEach
    void end() throws InterruptedException {
        for (var process : processes) {
            process.destroyForcibly().waitFor();
        }
        relay.close();
    }

    @Test
    void whatWasAcknowledgedSurvivesTheKillOfTheServerOfTheDatabaseAndOfBoth() throws Exception {
        start();
        send("before");
        kill();

        start();
        awaitTickets("before");
        var replies = reply();
        kill(database());
        kill();
        relay.behave();

        start();
        awaitTickets("before");
        awaitSent(replies);

        kill(database());
        Awaitility.await()
                .atMost(LONGEST)
                .ignoreExceptions()
                .until(() -> api().get("/health").status() == 200
                        && api().get("/api/tickets?limit=1").status() == 200);
        send("after");
        awaitTickets("after");
        awaitTickets("before");
        assertThat(sentIds()).containsExactlyInAnyOrderElementsOf(replies);
    }

    /** All in one session, and each was answered with 250. */
    private void send(String word) {
        try (var client = SmtpClient.connect(smtpPort)) {
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
        return Desk.items(api().get("/api/tickets?limit=100")).stream()
                .filter(ticket -> ticket.path("subject").asString().endsWith(" " + word))
                .toList();
    }

    /** Each is answered while the relay takes nothing; the Message-IDs of the answers. */
    private List<String> reply() {
        relay.answer(Moment.AFTER_MAIL, "451 4.3.0 Come back later");
        for (var ticket : tickets("before")) {
            Desk.ok(api().post(
                            "/api/tickets/" + ticket.path("id").asString() + "/messages",
                            Map.of("kind", "reply", "text", "Svar")));
        }
        return Desk.items(api().get("/api/outbox?limit=200")).stream()
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
                                .flatMap(ticket -> Desk.items(api().get("/api/tickets/"
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

    private TestClient api() {
        return new TestClient(httpPort).token(TOKEN);
    }

    private void start() throws IOException {
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        productClasses(),
                        "io.svara.Svara",
                        "run",
                        "--demo",
                        "--svara.http-port=0",
                        "--svara.http-bind=127.0.0.1",
                        "--svara.smtp-port=" + smtpPort,
                        "--svara.data=" + folder,
                        "--svara.demo-token=" + TOKEN,
                        "--svara.relay-url=" + relay.url())
                .redirectErrorStream(true)
                .start();
        processes.add(process);
        var told = new ArrayList<String>();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            told.add(line);
            if (line.startsWith("Svara is ready at ")) {
                httpPort = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return;
            }
        }
        throw new AssertionError("The server has not started: " + told);
    }

    /** Without the tests' own classes, which stand in the scanned packages. */
    private static String productClasses() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void kill() throws InterruptedException {
        processes.getLast().destroyForcibly().waitFor();
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
    }

    private ProcessHandle database() throws IOException {
        try (var files = Files.walk(folder.resolve("postgres"), 3)) {
            var file = files.filter(found -> found.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .orElseThrow();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
