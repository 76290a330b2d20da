package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.signal.SignalListener;
import io.svara.kernel.signal.Signals;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Who else is at a ticket, and what one's other screens hear: live, on two nodes of one database. */
class PresenceTests {

    private static Desk desk;
    private static TestServer second;

    private final Mailbox mailbox = desk.mailbox();
    private final List<Stream> streams = new ArrayList<>();
    private String ticket = "";
    private TestAgent bo;
    private TestClient anna;
    private TestClient bosClient;

    @BeforeAll
    static void open() {
        desk = Desk.open();
        second = desk.anotherNode();
    }

    @AfterAll
    static void close() {
        second.close();
        desk.close();
    }

    @BeforeEach
    void twoAgentsAtATicket() {
        ticket = desk.openTicket(mailbox, "maja@customer.example", "Fråga")
                .path("id")
                .asString();
        bo = agent();
        grant(bo);
        anna = desk.api();
        bosClient = client(bo);
    }

    @AfterEach
    void closeStreams() {
        streams.forEach(Stream::close);
    }

    @Test
    void showsWhoElseIsThereAndWhatTheyDo() {
        be(anna, "viewing", "desk");
        be(bosClient, "typing", "phone");

        assertThat(others(anna)).containsExactly(name(bo) + " typing");
        assertThat(others(bosClient)).containsExactly(name(desk.own().agent()) + " viewing");
    }

    @Test
    void ofSeveralScreensTheStrongestStateCounts() {
        be(bosClient, "viewing", "one");
        be(bosClient, "typing-note", "two");
        assertThat(others(anna)).containsExactly(name(bo) + " typing-note");
        be(bosClient, "typing", "one");
        assertThat(others(anna)).containsExactly(name(bo) + " typing");
        be(bosClient, "left", "one");
        assertThat(others(anna)).containsExactly(name(bo) + " typing-note");
        be(bosClient, "left", "two");
        assertThat(others(anna)).isEmpty();
    }

    @Test
    void whoIsSilentFor45SecondsIsForgotten() {
        be(bosClient, "viewing", "one");
        desk.clock().advance(Duration.ofSeconds(44));
        assertThat(others(anna)).hasSize(1);
        be(bosClient, "viewing", "one");
        desk.clock().advance(Duration.ofSeconds(44));
        assertThat(others(anna)).hasSize(1);
        desk.clock().advance(Duration.ofSeconds(1));
        assertThat(others(anna)).isEmpty();
    }

    @Test
    void aScreenThatGoesOnToAnotherTicketIsNoLongerAtTheFirst() {
        var other = desk.openTicket(mailbox, "ola@customer.example", "Annan")
                .path("id")
                .asString();
        be(bosClient, "viewing", "one");
        put(bosClient, other, "viewing", "one");
        put(bosClient, ticket, "left", "one");

        assertThat(others(anna)).isEmpty();
        assertThat(Desk.items(anna.get("/api/tickets/" + other + "/presence"))).hasSize(1);
    }

    @Test
    void ofTwoReportsThatOvertakeEachOtherTheLaterSaidCounts() {
        be(bosClient, Map.of("state", "typing", "screen", "one", "order", 1));
        be(bosClient, Map.of("state", "left", "screen", "one", "order", 3));
        be(bosClient, Map.of("state", "viewing", "screen", "one", "order", 2));
        assertThat(others(anna)).isEmpty();
        be(bosClient, Map.of("state", "viewing", "screen", "one", "order", 4));
        assertThat(others(anna)).containsExactly(name(bo) + " viewing");
    }

    @Test
    void isSeenFromAnotherNode() {
        be(bosClient, "typing", "one");
        var there = second.client().token(desk.own().token());

        Desk.until(() -> others(there).equals(List.of(name(bo) + " typing")));
    }

    @Test
    void theScreensAtTheTicketAreToldOnBothNodesAndOnlyOfChanges() {
        var here = stream(desk.server(), desk.own().token());
        var there = stream(second, desk.server().token(bo));
        be(anna, "viewing", "desk");
        put(second.client().token(desk.server().token(bo)), ticket, "viewing", "phone");
        Desk.until(() -> here.last("presence").contains("viewing")
                && there.last("presence").contains("viewing"));
        assertThat(here.last("presence"))
                .isEqualTo("{\"ticketId\":\"" + ticket + "\",\"agents\":[{\"agentId\":\"" + name(bo)
                        + "\",\"state\":\"viewing\"}]}");

        be(bosClient, "viewing", "phone");
        be(bosClient, "typing-note", "phone");
        Desk.until(() -> here.last("presence").contains("typing-note"));
        be(bosClient, "left", "phone");
        Desk.until(() -> here.last("presence").contains("\"agents\":[]"));
        assertThat(here.count("presence")).isBetween(3, 4);
        assertThat(there.last("presence")).contains("\"" + name(desk.own().agent()) + "\"");
    }

    @Test
    void aScreenIsToldWhenAnotherOneFallsSilent() {
        var here = stream(desk.server(), desk.own().token());
        be(bosClient, "typing", "phone");
        desk.clock().advance(Duration.ofSeconds(30));
        be(anna, "viewing", "desk");
        Desk.until(() -> here.last("presence").contains("typing"));

        desk.clock().advance(Duration.ofSeconds(20));

        Desk.until(() -> here.last("presence").contains("\"agents\":[]"));
    }

    @Test
    void whoDoesNotSeeTheTicketHearsAndSaysNothing() {
        var blind = agent();
        var client = client(blind);
        var stream = stream(desk.server(), desk.server().token(blind));
        assertThat(put(client, ticket, "viewing", "x").status()).isEqualTo(404);
        assertThat(client.get("/api/tickets/" + ticket + "/presence").status()).isEqualTo(404);

        var here = stream(desk.server(), desk.own().token());
        be(anna, "viewing", "desk");
        be(bosClient, "typing", "phone");
        Desk.until(() -> here.last("presence").contains("typing"));

        assertThat(others(anna)).hasSize(1);
        assertThat(stream.count("presence")).isZero();
    }

    @Test
    void whoHasLostTheTicketIsToldNothingMore() {
        var lost = stream(desk.server(), desk.server().token(bo));
        var here = stream(desk.server(), desk.own().token());
        be(anna, "viewing", "desk");
        be(bosClient, "viewing", "phone");
        Desk.until(() -> lost.count("presence") > 0 && here.count("presence") > 0);
        desk.patch(ticket, Map.of("mailboxId", Long.toString(desk.mailbox().id().value())));
        var before = lost.count("presence");

        assertThat(put(bosClient, ticket, "typing", "phone").status()).isEqualTo(404);
        be(anna, "typing", "desk");
        be(anna, "viewing", "desk2");
        desk.clock().advance(Duration.ofSeconds(40));
        be(anna, "viewing", "desk");
        desk.clock().advance(Duration.ofSeconds(5));
        Desk.until(() -> here.last("presence").contains("\"agents\":[]"));

        assertThat(lost.count("presence")).isEqualTo(before);
    }

    @Test
    void refusesWhatIsNoStateAndNoScreen() {
        assertThat(put(anna, ticket, "sleeping", "x").status()).isEqualTo(400);
        assertThat(put(anna, ticket, "viewing", "x".repeat(41)).status()).isEqualTo(400);
        assertThat(put(anna, ticket, "viewing", "a.b\tc").status()).isEqualTo(400);
        assertThat(anna.put(
                                "/api/tickets/" + ticket + "/presence",
                                Map.of("state", "viewing", "screen", "x", "order", -1))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAgentsOwnScreensHearOfOwnDraftsStarsMarksAndProfile() {
        var here = stream(desk.server(), desk.own().token());
        var there = stream(second, desk.own().token());
        var colleague = stream(desk.server(), desk.server().token(bo));

        anna.put("/api/tickets/" + ticket + "/drafts/note", Map.of("html", "<p>x</p>"));
        Desk.until(() -> here.count("mine") == 1 && there.count("mine") == 1);
        assertThat(there.last("mine"))
                .isEqualTo("{\"what\":\"draft\",\"ticketId\":\"" + ticket + "\",\"kind\":\"note\"}");
        anna.put("/api/drafts/new", Map.of("html", "<p>x</p>"));
        // on both before the next: what comes within one notice comes in no order
        for (var screen : List.of(here, there)) {
            Desk.until(() -> screen.last("mine").equals("{\"what\":\"draft\",\"ticketId\":null,\"kind\":\"new\"}"));
        }
        desk.patch(ticket, Map.of("starred", true));
        Desk.until(() -> there.last("mine").contains("\"star\",\"ticketId\":\"" + ticket + "\",\"kind\":null"));
        anna.put("/api/tickets/" + ticket + "/seen", Map.of());
        Desk.until(() -> there.last("mine").contains("\"seen\",\"ticketId\":\"" + ticket + "\""));
        anna.send("PATCH", "/api/session/agent", "{\"theme\":\"dark\"}");
        Desk.until(() -> there.last("mine").contains("\"profile\""));
        desk.patch(ticket, Map.of("priority", "high"));
        Desk.until(() -> colleague.last("events").contains("ticket."));

        assertThat(colleague.count("mine")).isZero();
    }

    private void be(TestClient client, String state, String screen) {
        be(client, Map.of("state", state, "screen", screen));
    }

    private void be(TestClient client, Map<String, Object> present) {
        var heard = new AtomicInteger();
        try (var _ = desk.server().bean(Signals.class).subscribe("presence", counting(heard))) {
            var answer = client.put("/api/tickets/" + ticket + "/presence", present);
            assertThat(answer.status()).as(answer.text()).isEqualTo(204);
            Desk.until(() -> heard.get() > 0);
        }
    }

    private static SignalListener counting(AtomicInteger heard) {
        return new SignalListener() {
            @Override
            public void changed(Set<String> keys) {
                heard.incrementAndGet();
            }

            @Override
            public void missed() {}
        };
    }

    private static TestClient.Answer put(TestClient client, String ticket, String state, String screen) {
        return client.put("/api/tickets/" + ticket + "/presence", Map.of("state", state, "screen", screen));
    }

    private List<String> others(TestClient client) {
        return Desk.items(client.get("/api/tickets/" + ticket + "/presence")).stream()
                .map(item -> item.path("agentId").asString() + " "
                        + item.path("state").asString())
                .toList();
    }

    private static TestAgent agent() {
        return desk.server().agent(desk.own().organization());
    }

    private void grant(TestAgent agent) {
        var server = desk.server();
        Scope.run(
                new Actor.Svara(agent.organization(), "test"),
                () -> server.bean(TransactionTemplate.class)
                        .executeWithoutResult(_ -> server.bean(Mailboxes.class).grant(mailbox.id(), agent.id())));
    }

    private static TestClient client(TestAgent agent) {
        return desk.server().client().token(desk.server().token(agent));
    }

    private static String name(TestAgent agent) {
        return Long.toString(agent.id().value());
    }

    /** Its headers come from the thread that opens it, its notices from others: none of them may begin before. */
    @Test
    void everyStreamBeginsHoweverManyAreOpenedAtOnce() throws Exception {
        var token = desk.server().token(agent());
        try (var threads = Executors.newFixedThreadPool(8)) {
            var opened = IntStream.range(0, 400)
                    .<Callable<Boolean>>mapToObj(_ -> () -> {
                        var stream = Stream.open(desk.server(), token);
                        Desk.until(() -> stream.count("events") > 0);
                        stream.body().close();
                        return true;
                    })
                    .toList();
            for (var each : threads.invokeAll(opened)) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    /** Open, with its first page read. */
    private Stream stream(TestServer server, String token) {
        var stream = Stream.open(server, token);
        streams.add(stream);
        Desk.until(() -> stream.count("events") > 0);
        return stream;
    }

    /** What a screen has been told. */
    private record Stream(InputStream body, StringBuffer text) {

        static Stream open(TestServer server, String token) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/events/stream"))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(60))
                    .build();
            try {
                var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).isEqualTo(200);
                var stream = new Stream(answer.body(), new StringBuffer());
                Thread.ofVirtual().start(stream::read);
                return stream;
            } catch (IOException | InterruptedException failed) {
                throw new AssertionError(failed);
            }
        }

        private void read() {
            try {
                var buffer = new byte[1024];
                for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                    text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                }
            } catch (IOException closed) {
                // as good as an end
            }
        }

        private List<String> events(String name) {
            return List.of(text.toString().split("\n\n", -1)).stream()
                    .filter(event -> event.startsWith("event:" + name + "\ndata:"))
                    .map(event -> event.substring(event.indexOf("data:") + 5))
                    .toList();
        }

        int count(String name) {
            return events(name).size();
        }

        String last(String name) {
            var all = events(name);
            return all.isEmpty() ? "" : all.getLast();
        }

        void close() {
            try {
                body.close();
            } catch (IOException already) {
                // closed
            }
        }
    }
}
