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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
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
    private final RealtimeServer.LowTickets visibility;

    @Autowired
    EventsHttpTests(
            @LocalServerPort int port,
            KernelDatabase database,
            Log log,
            Signals signals,
            SettableClock clock,
            RealtimeServer.Sessions sessions,
            RealtimeServer.LowTickets visibility) {
        this.port = port;
        this.database = database;
        this.log = log;
        this.signals = signals;
        this.clock = clock;
        this.sessions = sessions;
        this.visibility = visibility;
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
        return client.send(request(path, asking.value() + ".10"), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String agent) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Agent", agent)
                .build();
    }

    private Stream open(String agent) throws Exception {
        return follow(agent, "/api/events/stream");
    }

    private Stream open(String agent, String cursor) throws Exception {
        return follow(agent, "/api/events/stream?cursor=" + cursor);
    }

    private Stream follow(String agent, String path) throws Exception {
        var answer = client.send(request(path, agent), HttpResponse.BodyHandlers.ofInputStream());
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
    void pushesWhatHappensInTheOrganisationOnly() throws Exception {
        var ours = open(organization.value() + ".10");
        var theirs = open(KernelDatabase.organization().value() + ".10");
        await().atMost(SOON).until(() -> ours.pages() == 1 && theirs.pages() == 1);
        assertThat(ours.page(0).get("items")).isEmpty();

        append(organization, 1);

        await().atMost(SOON).until(() -> ours.pages() == 2);
        var page = ours.page(1);
        assertThat(page.get("reset").asBoolean()).isFalse();
        assertThat(page.get("items")).hasSize(1);
        assertThat(page.get("items").get(0).get("subjectId").asString()).isEqualTo("1");
        assertThat(since(organization, page.get("cursor").asString()).get("items"))
                .isEmpty();
        assertThat(theirs.pages()).isOne();
    }

    @Test
    void aStreamGoesOnWhereItsClientStands() throws Exception {
        var begin = since(organization, null).get("cursor").asString();
        append(organization, 1, 2);

        var stream = open(organization.value() + ".10", begin);

        await().atMost(SOON).until(() -> stream.pages() >= 1);
        assertThat(stream.page(0).get("items"))
                .extracting(item -> item.get("subjectId").asString())
                .containsExactly("1", "2");
    }

    @Test
    void aPlaceThatIsNoneIsRefused() throws Exception {
        var answer = get(organization, "/api/events/stream?cursor=nonsense");

        // as what, a server with the whole house says; this one knows no problems
        assertThat(answer.statusCode()).isBetween(400, 599);
    }

    @Test
    void pushesAllOfALongWayPageByPage() throws Exception {
        var begin = since(organization, null).get("cursor").asString();
        append(organization, LongStream.range(0, 1100).map(i -> i % 50).toArray());

        var stream = open(organization.value() + ".10", begin);

        await().atMost(SOON).until(() -> stream.items() == 1100);
        assertThat(stream.ids()).doesNotHaveDuplicates();
    }

    @Test
    void eachScreenIsToldWhatItsAgentMaySeeAndNothingElse() throws Exception {
        var little = open(organization.value() + ".1");
        var much = open(organization.value() + ".10");
        await().atMost(SOON).until(() -> little.pages() == 1 && much.pages() == 1);

        append(organization, 50);
        await().atMost(SOON).until(() -> much.items() == 1);
        append(organization, 5);

        await().atMost(SOON).until(() -> little.items() == 1 && much.items() == 2);
        assertThat(little.text()).doesNotContain("\"subjectId\":\"50\"");
    }

    @Test
    void screensThatSeeTheSameAreReadForOnce() throws Exception {
        var screens = new ArrayList<Stream>();
        for (var screen = 0; screen < 12; screen++) {
            screens.add(open(organization.value() + ".10"));
        }
        await().atMost(SOON).until(() -> screens.stream().allMatch(screen -> screen.pages() >= 1));
        append(organization, 1);
        await().atMost(SOON).until(() -> screens.stream().allMatch(screen -> screen.items() == 1));
        var before = visibility.asked();

        append(organization, 2);
        await().atMost(SOON).until(() -> screens.stream().allMatch(screen -> screen.items() == 2));

        assertThat(visibility.asked() - before).isOne();
    }

    @Test
    void whoSeesNothingOfItStillGoesOn() throws Exception {
        var stream = open(organization.value() + ".1");
        await().atMost(SOON).until(() -> stream.pages() == 1);

        append(organization, 50);

        // the place comes with a heartbeat
        await().atMost(Duration.ofSeconds(60)).until(() -> stream.pages() == 2);
        assertThat(stream.page(1).get("items")).isEmpty();
        assertThat(stream.page(1).get("cursor").asString())
                .isNotEqualTo(stream.page(0).get("cursor").asString());
    }

    @Test
    void pushesFewPagesOfManyChanges() throws Exception {
        var stream = open(organization.value() + ".10");
        await().atMost(SOON).until(() -> stream.pages() == 1);
        var began = System.nanoTime();
        for (var ticket = 0; ticket < 100; ticket++) {
            append(organization, ticket % 50);
        }

        await().atMost(SOON).until(() -> stream.items() == 100);
        var gaps = (System.nanoTime() - began) / Duration.ofMillis(250).toNanos();
        assertThat((long) stream.pages()).isBetween(2L, gaps + 4);
    }

    @Test
    void endsAStreamWhenItsSignInEnds() throws Exception {
        var agent = organization.value() + ".10";
        var stream = open(agent);
        var other = open(organization.value() + ".8");
        await().atMost(SOON).until(() -> stream.pages() == 1);

        sessions.end(agent);
        signals.publishAfterCommit("session", agent);

        await().atMost(SOON).until(stream::ended);
        assertThat(other.ended()).isFalse();
    }

    @Test
    void endsAStreamWhoseTimeIsOver() throws Exception {
        var stream = open(organization.value() + ".10");
        await().atMost(SOON).until(() -> stream.pages() == 1);

        clock.advance(Duration.ofMinutes(31));
        signals.publishAfterCommit("session", organization.value() + ".10");

        await().atMost(SOON).until(stream::ended);
    }

    @Test
    void endsTheOldestOfTooManyStreams() throws Exception {
        var agent = organization.value() + ".10";
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

        /** Those that have come whole. */
        private List<JsonNode> all() {
            var events = List.of(text().split("\n\n", -1));
            return events.subList(0, events.size() - 1).stream()
                    .filter(event -> event.startsWith("event:events"))
                    .map(event -> JsonMapper.shared().readTree(event.substring(event.indexOf("data:") + 5)))
                    .toList();
        }

        JsonNode page(int index) {
            return all().get(index);
        }

        List<String> ids() {
            return all().stream()
                    .flatMap(page -> page.get("items").valueStream())
                    .map(item -> item.get("id").asString())
                    .toList();
        }

        int items() {
            return ids().size();
        }

        int pages() {
            return all().size();
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
