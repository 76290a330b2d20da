package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.mailboxes.Mailbox;
import io.svara.tickets.scan.Clamd;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files are checked by a real clamd, after their ticket is there. */
class VirusCheckTests {

    private static Clamd clamd;
    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();

    @BeforeAll
    static void open() {
        clamd = Clamd.start();
        desk = Desk.open("--svara.clamav.address=" + clamd.address());
    }

    @AfterAll
    static void close() {
        if (desk != null) {
            desk.close();
            clamd.close();
        }
    }

    private String receive(String content) {
        desk.receive(
                List.of(mailbox.address()),
                ("From: mia@customer.example\r\nSubject: Fil\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\r\nHej\r\n"
                                + "--m\r\nContent-Type: application/octet-stream; name=fil.bin\r\n\r\n" + content
                                + "\r\n--m--\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return desk.ticket(mailbox).path("id").asString();
    }

    private static JsonNode file(String ticket) {
        return desk.messages(ticket).getFirst().path("attachments").path(0);
    }

    private static void awaitState(String ticket, String state) {
        Desk.until(() -> file(ticket).path("scan").path("state").asString().equals(state));
    }

    @Test
    void aCleanFileIsServed() {
        var ticket = receive("ofarlig");

        awaitState(ticket, "clean");

        var answer =
                desk.api().get("/api/attachments/" + file(ticket).path("id").asString());
        assertThat(answer.text()).isEqualTo("ofarlig");
        assertThat(answer.header("Cache-Control")).contains("immutable");
    }

    @Test
    void anInfectedFileIsLockedWhereverItLies() {
        var ticket = receive(Clamd.VIRUS);

        awaitState(ticket, "infected");

        var file = file(ticket);
        var id = file.path("id").asString();
        var message = desk.messages(ticket).getFirst().path("id").asString();
        assertThat(file.path("name").asString()).isEqualTo("fil.bin");
        assertThat(file.path("scan").path("detail").asString()).isEqualTo("Eicar-Test.UNOFFICIAL");
        for (var path : List.of(
                "/api/attachments/" + id,
                "/api/attachments/" + id + "/mail",
                "/api/attachments/" + id + "/mail/files/0",
                "/api/attachments/" + id + "/calendar",
                "/api/tickets/" + ticket + "/messages/" + message + "/raw")) {
            var answer = desk.api().get(path);
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.code()).as(path).isEqualTo("infected");
        }
        assertThat(Desk.items(desk.api().get("/api/tickets/" + ticket + "/history"))
                        .toString())
                .contains("attachment.infected");
        var forwarded = Desk.ok(desk.api()
                .post(
                        "/api/tickets/" + ticket + "/messages",
                        Map.of("kind", "forward", "text", "Se", "to", List.of("it@elsewhere.example"))));
        assertThat(forwarded.path("attachments")).isEmpty();
    }

    @Test
    void anInfectedUploadIsRefused() {
        assertThatThrownBy(() -> Uploads.text(desk.api(), "virus.txt", Clamd.VIRUS))
                .hasMessageContaining("infected");
    }

    @Test
    void mailComesInWhileTheCheckerIsAwayAndIsCheckedAfterwards() {
        clamd.stop();
        String ticket;
        try {
            ticket = receive(Clamd.VIRUS);
            awaitState(ticket, "unchecked");
            assertThat(file(ticket).path("scan").path("detail").asString()).isEqualTo("unreachable");
            var upload = Uploads.text(desk.api(), "fil.txt", "hej");
            assertThat(desk.api().get("/api/attachments/" + upload).header("Cache-Control"))
                    .isEqualTo("no-store");
        } finally {
            clamd.startAgain();
        }
        desk.clock().advance(Duration.ofMinutes(10));
        awaitState(ticket, "infected");
    }

    @Test
    void aFileThatIsTooLargeForTheCheckerSaysSo() {
        var ticket = receive("x".repeat(70).concat("\r\n").repeat(40_000));

        awaitState(ticket, "unchecked");

        assertThat(file(ticket).path("scan").path("detail").asString()).isEqualTo("too-large");
    }
}
