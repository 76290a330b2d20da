package io.svara.bench.small;

import io.svara.bench.machine.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One desk: follows the events, looks at the list, opens tickets, and answers each third. */
final class Agent implements AutoCloseable {

    /** Between two looks at the list, for a person who works without a pause. */
    private static final double SECONDS_BETWEEN = 12;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;
    private final Times times;
    private final Random random;
    private final long pauseMillis;
    private final Thread working;
    private final Thread following;
    private volatile boolean ended;

    Agent(int port, int number, int pace, Times times) {
        this.server = "http://127.0.0.1:" + port;
        this.times = times;
        this.random = new Random(number);
        this.pauseMillis = (long) (SECONDS_BETWEEN * 1000 / pace);
        this.following = Thread.ofVirtual().start(this::follow);
        this.working = Thread.ofVirtual().start(this::work);
    }

    private void follow() {
        try {
            var stream = client.send(request("/api/events/stream").build(), HttpResponse.BodyHandlers.ofLines());
            stream.body().forEach(_ -> {});
            if (!ended) {
                times.fail("stream", "it ended");
            }
        } catch (IOException | java.io.UncheckedIOException | InterruptedException over) {
            if (!ended) {
                times.fail("stream", over.toString());
            }
        }
    }

    private void work() {
        try {
            for (int turn = 0; !ended; turn++) {
                TimeUnit.MILLISECONDS.sleep(pauseMillis / 2 + random.nextLong(pauseMillis));
                turn(turn);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn(int turn) throws InterruptedException {
        var list = call("list", request("/api/tickets?limit=50"));
        if (list == null || list.path("items").isEmpty()) {
            return;
        }
        var items = list.path("items");
        var ticket = items.get(random.nextInt(items.size())).path("id").asString();
        call("open", request("/api/tickets/" + ticket));
        call("messages", request("/api/tickets/" + ticket + "/messages"));
        if (turn % 3 == 0) {
            var reply = JSON.writeValueAsString(Map.of("kind", "reply", "text", "Thank you, it is on its way."));
            call(
                    "reply",
                    request("/api/tickets/" + ticket + "/messages")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(reply)));
        }
        if (turn % 10 == 5) {
            call("search", request("/api/tickets?limit=50&q=leverans"));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).header("Authorization", "Bearer " + Server.TOKEN);
    }

    private @Nullable JsonNode call(String what, HttpRequest.Builder request) throws InterruptedException {
        long began = System.nanoTime();
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            times.add(what, System.nanoTime() - began);
            if (answer.statusCode() < 300) {
                return JSON.readTree(answer.body());
            }
            times.fail(what, answer.statusCode() + " " + answer.body());
        } catch (IOException failed) {
            times.fail(what, failed.toString());
        }
        return null;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        working.interrupt();
        working.join();
        client.shutdownNow();
        following.join();
    }
}
