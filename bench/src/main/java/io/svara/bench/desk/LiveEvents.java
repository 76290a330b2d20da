package io.svara.bench.desk;

import io.svara.bench.Figure;
import io.svara.bench.Options;
import io.svara.bench.client.HttpConnection;
import io.svara.bench.data.Installation;
import io.svara.bench.data.Sql;
import io.svara.bench.machine.Samples;
import io.svara.bench.machine.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long after an agent's note the other desks know of it, each as a browser does: told by its stream, it asks for the
 * ticket and the counters.
 */
final class LiveEvents {

    private static final int DESKS = 200;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Installation installation;
    private final Samples heard = new Samples();
    private final Samples shown = new Samples();
    /** ticket: when its note was posted */
    private final Map<String, Long> posted = new ConcurrentHashMap<>();

    private volatile boolean running = true;

    private LiveEvents(Installation installation) {
        this.installation = installation;
    }

    static List<Figure> measure(Installation installation, Options options) throws Exception {
        return new LiveEvents(installation).measure(options.size("notes", 20, 60));
    }

    private List<Figure> measure(int notes) throws Exception {
        var tokens = installation.tokens();
        var ready = new CountDownLatch(DESKS);
        var desks = new ArrayList<Thread>();
        for (int desk = 0; desk < DESKS; desk++) {
            var token = tokens.get(desk % tokens.size());
            desks.add(Thread.ofVirtual().start(() -> follow(token, ready)));
        }
        ready.await();
        post(notes);
        running = false;
        for (var desk : desks) {
            desk.interrupt();
        }
        return List.of(
                Figure.of(
                        "live event known in another agent's desk, " + DESKS + " on line",
                        "p95 <= 300 ms",
                        times(heard),
                        "",
                        heard.percentile(95) <= 300),
                Figure.told("- and its ticket and counters read anew, by all of them", times(shown), ""));
    }

    private static String times(Samples samples) {
        return String.format(
                Locale.ROOT,
                "p50 %.0f ms, p95 %.0f ms (%d times)",
                samples.percentile(50),
                samples.percentile(95),
                samples.count());
    }

    private void post(int notes) throws Exception {
        List<Long> tickets;
        try (var connection = installation.owner()) {
            tickets = Sql.numbers(
                    connection,
                    "select id from ticket where organization_id = " + installation.organization()
                            + " and trashed_at is null and status_kind in ('new', 'reply', 'pending') order by md5(id::text || 'live') limit "
                            + notes);
        }
        try (var connection = HttpConnection.open(installation.server().httpPort(), Server.TOKEN)) {
            for (long ticket : tickets) {
                Thread.sleep(2_000);
                posted.put(Long.toString(ticket), System.nanoTime());
                connection.post(
                        "/api/tickets/" + ticket + "/messages", Map.of("kind", "note", "text", "Jag ringer kunden."));
            }
        }
        Thread.sleep(3_000);
    }

    private void follow(String token, CountDownLatch ready) {
        int port = installation.server().httpPort();
        try (var stream = HttpConnection.open(port, token);
                var calls = HttpConnection.open(port, token)) {
            var cursor = calls.got("/api/events").json().path("cursor").asString();
            stream.follow("/api/events/stream?cursor=" + cursor);
            ready.countDown();
            while (running) {
                if (stream.streamed().equals("event:events")) {
                    show(calls, JSON.readTree(stream.streamed().substring("data:".length())));
                }
            }
        } catch (IOException ended) {
            if (running) {
                throw new IllegalStateException(ended);
            }
        }
    }

    private void show(HttpConnection calls, JsonNode events) throws IOException {
        for (var event : events.path("items")) {
            var ticket = event.path("subjectId").asString();
            var at = posted.get(ticket);
            if (at == null || !event.path("kind").asString().startsWith("message.")) {
                continue;
            }
            heard.add(System.nanoTime() - at);
            calls.got("/api/filters");
            calls.got("/api/tickets/" + ticket);
            shown.add(System.nanoTime() - at);
        }
    }
}
