package io.svara.backup;

import static io.svara.mainjob.Desk.items;
import static io.svara.mainjob.Desk.ok;

import io.svara.mail.receive.SmtpService;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import io.svara.mainjob.SmtpClient;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A server on what was restored, seen by an agent whose token is older than the backup. */
final class Restored implements AutoCloseable {

    private final TestServer server;
    private final TestClient api;

    Restored(TestServer server, String token) {
        this.server = server;
        this.api = server.client().token(token);
    }

    TestServer server() {
        return server;
    }

    TestClient api() {
        return api;
    }

    List<JsonNode> tickets(String query) {
        return items(api.get("/api/tickets?limit=200&" + query));
    }

    List<JsonNode> messages(JsonNode ticket) {
        return items(api.get(path(ticket) + "/messages?limit=200"));
    }

    long count(JsonNode ticket) {
        return messages(ticket).size();
    }

    JsonNode reply(JsonNode ticket, String text) {
        return ok(api.post(path(ticket) + "/messages", Map.of("kind", "reply", "text", text)));
    }

    private static String path(JsonNode ticket) {
        return "/api/tickets/" + ticket.path("id").asString();
    }

    /** It has to be taken; its ticket has it soon. */
    void deliver(String recipient, Letter letter) {
        try (var smtp = SmtpClient.connect(server.bean(SmtpService.class).port())) {
            var answer = smtp.send("kund@client.example", List.of(recipient), letter.bytes());
            if (!answer.startsWith("250")) {
                throw new AssertionError("not taken: " + answer);
            }
        }
    }

    void awaitMessages(JsonNode ticket, long number) {
        Desk.until(() -> count(ticket) == number);
    }

    @Override
    public void close() {
        server.close();
    }
}
