package io.svara.people.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Permission;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RolesTests {

    private static final TestServer SERVER = TestServer.shared();

    private final OrganizationId organization = SERVER.organization();
    private final TestClient client = client(SERVER.superadmin(organization));

    @Test
    void saysHowManyLoseWhatWhenARoleIsRemoved() {
        var role = role("Editor", "labels", "groups");
        var other = role("Other", "groups");
        give(agent(), List.of(), role);
        give(agent(), List.of("labels"), role);
        give(agent(), List.of(), role, other);
        var superadmin = SERVER.superadmin(organization);
        give(superadmin, List.of(), role);
        var gone = agent();
        give(gone, List.of(), role);
        client.delete("/api/agents/" + gone.id().value());

        var shown = client.get("/api/admin/roles/" + role).json();
        assertThat(shown.get("agents")).hasSize(4);
        assertThat(shown.get("role").get("agents").asInt()).isEqualTo(4);
        assertThat(shown.get("losses")
                        .valueStream()
                        .map(loss -> loss.get("permission").asString() + " "
                                + loss.get("agents").asInt()))
                .containsExactlyInAnyOrder("labels 2", "groups 2");
    }

    @Test
    void listsRolesByNameWithWhatTheyGive() {
        role("b", "labels");
        role("A", "groups", "agents");
        var items = client.get("/api/admin/roles").json().get("items");
        assertThat(items.findValuesAsString("name")).containsExactly("A", "b");
        // in the order in which permissions are shown
        assertThat(items.get(0).get("permissions").valueStream().map(JsonNode::asString))
                .containsExactly("agents", "groups");
    }

    @Test
    void aNameIsTakenHoweverItsLettersAreWrittenUntilItsRoleIsRemoved() {
        var role = role("Editor", "labels");
        var second = role("Second");
        assertThat(client.post("/api/admin/roles", body("EDITOR")).code()).isEqualTo("role-exists");
        assertThat(client.put("/api/admin/roles/" + second, body("editor")).code())
                .isEqualTo("role-exists");
        assertThat(client.put("/api/admin/roles/" + role, body("EDITOR")).status())
                .isEqualTo(200);
        assertThat(client.delete("/api/admin/roles/" + role).status()).isEqualTo(204);
        assertThat(client.post("/api/admin/roles", body("editor")).status()).isEqualTo(201);
        assertThat(client.get("/api/admin/roles/" + role).status()).isEqualTo(404);
        assertThat(client.delete("/api/admin/roles/" + role).status()).isEqualTo(404);
    }

    @Test
    void refusesAnOldVersion() {
        var role = role("Editor");
        assertThat(client.put("/api/admin/roles/" + role, body("Other")).status())
                .isEqualTo(200);
        assertThat(client.put(
                                "/api/admin/roles/" + role,
                                Map.of("name", "Third", "permissions", List.of(), "ifVersion", 1))
                        .code())
                .isEqualTo("stale-version");
        assertThat(client.delete("/api/admin/roles/" + role + "?ifVersion=1").code())
                .isEqualTo("stale-version");
        assertThat(client.delete("/api/admin/roles/" + role + "?ifVersion=2").status())
                .isEqualTo(204);
    }

    @Test
    void whoMayGrantMakesChangesAndRemovesRolesOfWhatTheyHold() {
        var lead = client(agent(Permission.GRANT, Permission.LABELS));
        assertThat(lead.post("/api/admin/roles", body("Mine", "labels")).status())
                .isEqualTo(201);
        assertThat(lead.post("/api/admin/roles", body("More", "groups")).code()).isEqualTo("not-held");
        var role = role("Theirs", "groups");
        // what they do not touch may be in it
        assertThat(lead.put("/api/admin/roles/" + role, body("Theirs", "groups", "labels"))
                        .status())
                .isEqualTo(200);
        assertThat(lead.put("/api/admin/roles/" + role, body("Theirs", "labels"))
                        .code())
                .isEqualTo("not-held");
        assertThat(lead.delete("/api/admin/roles/" + role).code()).isEqualTo("not-held");
        var without = client(agent(Permission.LABELS));
        assertThat(without.get("/api/admin/roles").status()).isEqualTo(403);
    }

    @Test
    void anEmptyNameAndUnknownWordsAreNamed() {
        var refused = client.post("/api/admin/roles", body(" ", "magic"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").findValuesAsString("field")).containsExactly("name", "permissions[0]");
    }

    private String role(String name, String... permissions) {
        var answer = client.post("/api/admin/roles", body(name, permissions));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private static Map<String, Object> body(String name, String... permissions) {
        return Map.of("name", name, "permissions", List.of(permissions));
    }

    private void give(TestAgent agent, List<String> permissions, String... roles) {
        var answer = client.put(
                "/api/admin/agents/" + agent.id().value() + "/permissions",
                Map.of("permissions", permissions, "roleIds", List.of(roles)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private TestAgent agent(Permission... permissions) {
        return SERVER.add(
                organization,
                new NewAgent(
                        "Bo",
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        "",
                        Office.FRONT,
                        false,
                        Set.of(permissions)));
    }

    private static TestClient client(TestAgent agent) {
        return SERVER.client().token(SERVER.token(agent));
    }
}
