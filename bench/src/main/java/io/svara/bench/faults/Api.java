package io.svara.bench.faults;

import io.svara.bench.machine.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program of an agent, which tries again until it has an answer. */
final class Api {

    /** The other side is away or busy; "in use": the same call has just ended. */
    private static final Set<Integer> LATER = Set.of(409, 429, 500, 502, 503, 504);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;
    private final Ledger ledger;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Api(String url, Ledger ledger) {
        this.url = url;
        this.ledger = ledger;
    }

    JsonNode get(String path) throws InterruptedException {
        return JSON.readTree(untilAnswered(request(path).GET().build()));
    }

    byte[] bytes(String path) throws InterruptedException {
        return untilAnswered(request(path).GET().build());
    }

    List<JsonNode> items(String path) throws InterruptedException {
        var items = new ArrayList<JsonNode>();
        get(path).path("items").forEach(items::add);
        return items;
    }

    /** Makes it once, however often it has to ask. */
    JsonNode post(String path, String idempotencyKey, Map<String, Object> body) throws InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return JSON.readTree(untilAnswered(request));
    }

    JsonNode upload(String name, byte[] content) throws InterruptedException {
        var head = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head, StandardCharsets.US_ASCII),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--limit--\r\n"));
        var request = request("/api/attachments")
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(body)
                .build();
        return JSON.readTree(untilAnswered(request));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + Server.TOKEN);
    }

    private byte[] untilAnswered(HttpRequest request) throws InterruptedException {
        var answer = tryOnce(request);
        while (answer == null) {
            Thread.sleep(PAUSE);
            answer = tryOnce(request);
        }
        return answer;
    }

    /** Null: later. */
    private byte @Nullable [] tryOnce(HttpRequest request) throws InterruptedException {
        HttpResponse<byte[]> answer;
        try {
            answer = client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException away) {
            ledger.count("HTTP: no answer");
            return null;
        }
        if (answer.statusCode() / 100 == 2) {
            return answer.body();
        }
        ledger.count("HTTP: answers " + answer.statusCode());
        if (answer.statusCode() == 500) {
            ledger.broken("An unforeseen failure: " + request.method() + " "
                    + request.uri().getPath());
        }
        if (LATER.contains(answer.statusCode())) {
            return null;
        }
        throw new IllegalStateException(request.method() + " " + request.uri().getPath() + " was answered "
                + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
    }
}
