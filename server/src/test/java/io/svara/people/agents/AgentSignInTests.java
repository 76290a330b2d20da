package io.svara.people.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.svara.web.TestClient;
import io.svara.web.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions and passwords of an agent, in an administrator's hands (ORG-4). */
class AgentSignInTests extends AgentsOffice {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TEMPORARY = "violet harbour seven";

    @Test
    void loggingOutEndsAllSessionsAndOpenDesksAtOnce() throws Exception {
        var bo = agent("Bo");
        var desk = SERVER.client().signIn(bo.email(), TestServer.PASSWORD);
        var phone = SERVER.client().signIn(bo.email(), TestServer.PASSWORD);
        try (var live = Live.open(desk);
                var other = Live.open(SERVER.client().signIn(superadmin.email(), TestServer.PASSWORD))) {
            assertThat(live.ended()).isFalse();

            var answer = admin.post("/api/admin/agents/log-out", Map.of("agentIds", List.of(text(bo.id()))));

            assertThat(answer.status()).as(answer.text()).isEqualTo(204);
            await().pollInterval(Duration.ofMillis(10)).atMost(SOON).until(live::ended);
            assertThat(other.ended()).isFalse();
        }
        assertThat(desk.get("/api/session").status()).isEqualTo(401);
        assertThat(phone.get("/api/session").status()).isEqualTo(401);
        assertThat(facts("agent.logged-out")).containsExactly("{\"sessions\": 2}");
        SERVER.client().signIn(bo.email(), TestServer.PASSWORD);
    }

    @Test
    void showsWhereAnAgentIsSignedInAndEndsOneOfThem() {
        var bo = agent("Bo");
        var desk = SERVER.client().header("User-Agent", "Desk").signIn(bo.email(), TestServer.PASSWORD);
        var phone = SERVER.client().header("User-Agent", "Phone").signIn(bo.email(), TestServer.PASSWORD);
        var path = path(bo) + "/sessions";

        var sessions = admin.get(path).json().get("items");

        assertThat(sessions.findValuesAsString("userAgent")).containsExactlyInAnyOrder("Desk", "Phone");
        assertThat(sessions.get(0).get("current").asBoolean()).isFalse();
        var ofPhone = sessions.get(0).get("userAgent").asString().equals("Phone") ? sessions.get(0) : sessions.get(1);
        assertThat(admin.delete(path + "/" + ofPhone.get("id").asString()).status())
                .isEqualTo(204);
        assertThat(phone.get("/api/session").status()).isEqualTo(401);
        assertThat(desk.get("/api/session").status()).isEqualTo(200);
        // one's own session is not the other agent's
        var own = SERVER.client().signIn(superadmin.email(), TestServer.PASSWORD);
        var mine = own.get("/api/sessions").json().get("items").get(0).get("id").asString();
        assertThat(admin.delete(path + "/" + mine).status()).isEqualTo(404);
    }

    @Test
    void aTemporaryPasswordEndsAllSessionsAndHasToBeChanged() {
        var bo = agent("Bo");
        var desk = SERVER.client().signIn(bo.email(), TestServer.PASSWORD);

        var answer = admin.post(path(bo) + "/temporary-password", Map.of());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(desk.get("/api/session").status()).isEqualTo(401);
        var password = answer.json().get("password").asString();
        var again = SERVER.client().signIn(bo.email(), password);
        assertThat(again.get("/api/labels").status()).isEqualTo(403);
        assertThat(again.put("/api/session/password", Map.of("currentPassword", password, "password", TEMPORARY))
                        .status())
                .isEqualTo(204);
        var chosen = admin.post(path(bo) + "/temporary-password", Map.of("password", "short"));
        assertThat(chosen.status()).isEqualTo(400);
        SERVER.client().signIn(bo.email(), TEMPORARY);
    }

    @Test
    void onesOwnPasswordIsNotChangedWithoutTheOldOne() {
        var answer = admin.post(path(superadmin) + "/temporary-password", Map.of());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("own-agent");
        SERVER.client().signIn(superadmin.email(), TestServer.PASSWORD);
    }

    @Test
    void sendsTheIntroductionOnceMore() {
        var bo = agent("Bo");

        var answer = admin.post(path(bo) + "/introduction", Map.of());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("introducedAt").isNull()).isFalse();
        assertThat(accountMails()).isOne();
    }

    /** A live stream that is read to its end. */
    private static final class Live implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final Thread reader;

        private Live(HttpRequest request) throws IOException, InterruptedException {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            var body = answer.body();
            // the first page: the stream is open
            assertThat(body.read()).isPositive();
            reader = Thread.ofVirtual().start(() -> {
                try {
                    while (body.read() >= 0) {
                        // what it tells is not of interest
                    }
                } catch (IOException broken) {
                    // that is an end, too
                }
            });
        }

        static Live open(TestClient desk) throws IOException, InterruptedException {
            var cookies = new ArrayList<String>();
            desk.cookies().forEach((name, value) -> cookies.add(name + "=" + value));
            return new Live(
                    request().header("Cookie", String.join("; ", cookies)).build());
        }

        private static HttpRequest.Builder request() {
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.port() + "/api/events/stream"));
        }

        boolean ended() {
            return !reader.isAlive();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
