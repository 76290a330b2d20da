package io.svara.people.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestClient;
import io.svara.web.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is gone keeps its name where it was (ORG-4, ORG-9). */
class HistoryNamesTests {

    private static final TestServer SERVER = TestServer.shared();

    @Test
    void aRemovedAgentIsStillNamedAndNowhereToBeChosen() {
        var organization = SERVER.organization();
        var anna = SERVER.client().token(SERVER.token(SERVER.superadmin(organization)));
        var bo = SERVER.agent(organization);
        assertThat(anna.delete("/api/agents/" + bo.id().value()).status()).isEqualTo(204);

        var id = Long.toString(bo.id().value());
        assertThat(ids(anna.get("/api/agents"))).doesNotContain(id);
        var named = anna.get("/api/agents/all")
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(named.get("name").asString()).isNotBlank();
        assertThat(named.propertyNames()).doesNotContain("email");
    }

    @Test
    void aRemovedLabelIsStillNamed() {
        var anna = SERVER.client().token(SERVER.token(SERVER.superadmin(SERVER.organization())));
        var label = anna.post("/api/labels", Map.of("name", "Recall"))
                .json()
                .get("id")
                .asString();
        assertThat(anna.delete("/api/labels/" + label).status()).isEqualTo(204);

        assertThat(ids(anna.get("/api/labels"))).isEmpty();
        assertThat(anna.get("/api/labels/all").json().get("items").findValuesAsString("name"))
                .containsExactly("Recall");
    }

    @Test
    void nobodySeesTheNamesOfAnotherOrganisation() {
        var ours = SERVER.organization();
        SERVER.superadmin(ours);
        var us = SERVER.client().token(SERVER.token(SERVER.superadmin(ours)));
        us.post("/api/labels", Map.of("name", "Ours"));
        var stranger = SERVER.superadmin(SERVER.organization());
        var them = SERVER.client().token(SERVER.token(stranger));

        assertThat(ids(them.get("/api/agents/all")))
                .containsExactly(Long.toString(stranger.id().value()));
        assertThat(ids(them.get("/api/labels/all"))).isEmpty();
    }

    private static List<String> ids(TestClient.Answer answer) {
        return answer.json()
                .get("items")
                .valueStream()
                .map((JsonNode one) -> one.get("id").asString())
                .toList();
    }
}
