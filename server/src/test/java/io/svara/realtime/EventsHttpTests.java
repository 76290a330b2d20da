package io.svara.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.SettableClock;
import io.svara.kernel.database.KernelDatabase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.signal.Signals;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = RealtimeServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.flyway.enabled=false", "spring.threads.virtual.enabled=true", "server.address=127.0.0.1"})
class EventsHttpTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final OrganizationId organization = KernelDatabase.organization();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final int port;
    private final KernelDatabase database;
    private final Log log;
    private final Signals signals;
    private final SettableClock clock;
    private final RealtimeServer.Sessions sessions;

    @Autowired
    EventsHttpTests(
            @LocalServerPort int port,
            KernelDatabase database,
            Log log,
            Signals signals,
            SettableClock clock,
            RealtimeServer.Sessions sessions) {
        this.port = port;
        this.database = database;
        this.log = log;
        this.signals = signals;
        this.clock = clock;
        this.sessions = sessions;
    }

    @AfterEach
    void close() {
        streams.forEach(Stream::close);
        client.shutdownNow();
    }

    private void append(OrganizationId of, long... tickets) {
        for (var ticket : tickets) {
            database.within(
                    of,
                    () -> log.append(Change.of("ticket.assigned", "ticket", new AgentId(ticket))
                            .with("to", new AgentId(5))));
        }
    }

    private JsonNode since(OrganizationId asking, @Nullable String cursor) throws Exception {
        var answer = get(asking, "/api/events" + (cursor == null ? "" : "?cursor=" + cursor));
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> get(OrganizationId asking, String path) throws Exception {
        return client.send(request(path, asking.value() + ".7"), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String agent) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Agent", agent)
                .build();
    }

    private Stream open(String agent) throws Exception {
        var answer = client.send(request("/api/events/stream", agent), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        var stream = new Stream(answer.body());
        streams.add(stream);
        return stream;
    }

    @Test
    void tellsWhatHappenedSinceTheCursor() throws Exception {
        var begin = since(organization, null);
        append(organization, 1);
        var answer = since(organization, begin.get("cursor").asString());

        assertThat(begin.get("items")).isEmpty();
        assertThat(answer.get("reset").asBoolean()).isFalse();
        assertThat(answer.get("items")).hasSize(1);
        var item = answer.get("items").get(0);
        assertThat(item.get("id").isString()).isTrue();
        assertThat(item.get("kind").asString()).isEqualTo("ticket.assigned");
        assertThat(item.get("subjectKind").asString()).isEqualTo("ticket");
        assertThat(item.get("subjectId").asString()).isEqualTo("1");
        assertThat(item.get("at").asString()).isEqualTo(clock.instant().toString());
        assertThat(item.get("actor").get("kind").asString()).isEqualTo("svara");
        assertThat(item.get("facts").get("to").asString()).isEqualTo("5");
    }

    @Test
    void tellsNothingThatTheAgentMayNotSeeOrThatNobodySpeaksFor() throws Exception {
        var begin = since(organization, null).get("cursor").asString();
        append(organization, 99, 100);
        append(KernelDatabase.organization(), 1);
        database.within(organization, () -> log.append(Change.of("agent.created", "agent", new AgentId(3))));

        assertThat(since(organization, begin).get("items"))
                .extracting(item -> item.get("subjectId").asString())
                .containsExactly("99");
    }

    @Test
    void sendsANoticeWhenTheOrganisationsLogGrows() throws Exception {
        var ours = open(organization.value() + ".7");
        var theirs = open(KernelDatabase.organization().value() + ".7");
        await().atMost(SOON).until(() -> ours.notices() == 1 && theirs.notices() == 1);

        append(organization, 1);

        await().atMost(SOON).until(() -> ours.notices() == 2);
        assertThat(theirs.notices()).isOne();
        assertThat(ours.text()).doesNotContain("ticket");
    }

    @Test
    void sendsFewNoticesOfManyChanges() throws Exception {
        var stream = open(organization.value() + ".7");
        await().atMost(SOON).until(() -> stream.notices() == 1);
        var began = System.nanoTime();
        for (var ticket = 0; ticket < 100; ticket++) {
            append(organization, ticket);
        }
        var gaps = (System.nanoTime() - began) / Duration.ofMillis(250).toNanos();
        var cursorAfter = since(organization, null);

        assertThat(cursorAfter.get("cursor").asString()).isNotEmpty();
        await().atMost(SOON).until(() -> stream.notices() >= 2);
        assertThat((long) stream.notices()).isBetween(2L, gaps + 4);
    }

    @Test
    void endsAStreamWhenItsSignInEnds() throws Exception {
        var agent = organization.value() + ".7";
        var stream = open(agent);
        var other = open(organization.value() + ".8");
        await().atMost(SOON).until(() -> stream.notices() == 1);

        sessions.end(agent);
        signals.publishAfterCommit("session", agent);

        await().atMost(SOON).until(stream::ended);
        assertThat(other.ended()).isFalse();
    }

    @Test
    void endsAStreamWhoseTimeIsOver() throws Exception {
        var stream = open(organization.value() + ".7");
        await().atMost(SOON).until(() -> stream.notices() == 1);

        clock.advance(Duration.ofMinutes(31));
        signals.publishAfterCommit("session", organization.value() + ".7");

        await().atMost(SOON).until(stream::ended);
    }

    @Test
    void endsTheOldestOfTooManyStreams() throws Exception {
        var agent = organization.value() + ".7";
        var first = open(agent);
        for (var more = 0; more < 20; more++) {
            open(agent);
        }

        await().atMost(SOON).until(first::ended);
        assertThat(streams.subList(1, 21)).noneMatch(Stream::ended);
    }

    /** What a client has read of its stream. */
    private static final class Stream {

        private final InputStream body;
        private final StringBuffer text = new StringBuffer();
        private final AtomicBoolean ended = new AtomicBoolean();

        Stream(InputStream body) {
            this.body = body;
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try {
                var buffer = new byte[1024];
                for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                    text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                }
            } catch (java.io.IOException closed) {
                // as good as an end
            }
            ended.set(true);
        }

        String text() {
            return text.toString();
        }

        int notices() {
            return text().split("event:changed", -1).length - 1;
        }

        boolean ended() {
            return ended.get();
        }

        void close() {
            try {
                body.close();
            } catch (java.io.IOException already) {
                // closed
            }
        }
    }
}
