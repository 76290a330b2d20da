package io.svara.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An agent's own language and theme. */
class AppearanceTests {

    private final TestServer server = TestServer.shared();
    private final TestAgent agent = server.agent(server.organization());
    private final TestClient client = server.client().signIn(agent.email(), TestServer.PASSWORD);

    @Test
    void isTheBrowsersAndTheSystemsUntilItIsChosen() {
        var session = client.get("/api/session").json();

        assertThat(session.path("agent").path("language").isNull()).isTrue();
        assertThat(session.path("agent").path("theme").asString()).isEqualTo("system");
        assertThat(session.path("installation").path("demo").asBoolean(true)).isFalse();
    }

    @Test
    void isTheSameOnAllDevicesAndWhatIsNotSaidStays() {
        var answer = change("{\"language\":\"sv\",\"theme\":\"dark\"}");
        assertThat(answer.path("agent").path("language").asString()).isEqualTo("sv");
        assertThat(answer.path("csrf").path("token").asString()).isNotEmpty();

        change("{\"theme\":\"light\"}");
        var other = server.client().signIn(agent.email(), TestServer.PASSWORD).get("/api/session");
        assertThat(other.json().path("agent").path("language").asString()).isEqualTo("sv");
        assertThat(other.json().path("agent").path("theme").asString()).isEqualTo("light");

        assertThat(change("{\"language\":null}").path("agent").path("language").isNull())
                .isTrue();
    }

    @Test
    void refusesWhatSvaraDoesNotSpeak() {
        assertThat(client.send("PATCH", "/api/session/agent", "{\"language\":\"fi\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.send("PATCH", "/api/session/agent", "{\"theme\":\"pink\"}")
                        .status())
                .isEqualTo(400);
    }

    private JsonNode change(String patch) {
        var answer = client.send("PATCH", "/api/session/agent", patch);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
