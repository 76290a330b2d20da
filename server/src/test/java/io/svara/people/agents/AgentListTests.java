package io.svara.people.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Permission;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Admin > Agents: the list, and who may see and do what. */
class AgentListTests extends AgentsOffice {

    @Test
    void listsWhatAnAdministratorLooksFor() {
        var bo = agent("Bo", Permission.LABELS, Permission.AGENTS);
        var group = group("Returns", bo);

        var list = admin.get("/api/admin/agents").json();

        assertThat(list.get("groups")).hasSize(1);
        assertThat(list.get("seats").isNull()).isTrue();
        assertThat(list.get("items")).hasSize(2);
        var shown = item(bo);
        assertThat(shown.get("name").asString()).isEqualTo("Bo");
        assertThat(shown.get("permissions").toString()).isEqualTo("[\"agents\",\"labels\"]");
        assertThat(shown.get("groupIds").toString()).isEqualTo("[\"" + group.value() + "\"]");
        assertThat(shown.get("lastActiveAt").isNull()).isTrue();
        assertThat(shown.get("maxChats").asInt()).isEqualTo(3);
        assertThat(item(superadmin).get("superadmin").asBoolean()).isTrue();
    }

    @Test
    void remembersWhenSomebodyWasThereAfterTheSessionHasGone() {
        var bo = agent("Bo");
        var desk = SERVER.client().signIn(bo.email(), TestServer.PASSWORD);
        var signedIn = SERVER.clock().instant();
        assertThat(item(bo).get("lastActiveAt").asString()).isEqualTo(signedIn.toString());

        SERVER.clock().advance(Duration.ofMinutes(7));
        desk.get("/api/session");
        var seen = item(bo).get("lastActiveAt").asString();
        assertThat(seen).isGreaterThan(signedIn.toString());
        desk.delete("/api/session");

        assertThat(item(bo).get("lastActiveAt").asString()).isEqualTo(seen);
    }

    @Test
    void aProgramsCallsCountAsActivity() {
        var bo = agent("Bo");
        as(bo).get("/api/session");

        assertThat(item(bo).get("lastActiveAt").isNull()).isFalse();
    }

    @Test
    void whoLacksThePermissionIsRefusedEachCall() {
        var bo = agent("Bo");
        var other = as(agent("Cia", Permission.GROUPS, Permission.LABELS));
        var ids = Map.of("agentIds", List.of(text(bo.id())), "groupId", "1");
        var answers = List.of(
                other.get("/api/admin/agents"),
                other.post("/api/admin/agents", Map.of("name", "X", "email", TestServer.email())),
                patch(other, path(bo), Map.of("name", "X")),
                other.post(path(bo) + "/temporary-password", Map.of()),
                other.post(path(bo) + "/introduction", Map.of()),
                other.post("/api/admin/agents/group", ids),
                other.post("/api/admin/agents/log-out", ids),
                other.put("/api/admin/agents/picture", ids),
                other.get(path(bo) + "/sessions"),
                other.delete(path(bo) + "/sessions/1"),
                other.get(path(bo) + "/mailboxes"),
                other.put(path(bo) + "/mailboxes", Map.of("mailboxIds", List.of())),
                other.get(path(bo) + "/signature"),
                other.put(path(bo) + "/signature", Map.of("signature", "X")),
                other.get(path(bo) + "/tickets"),
                other.post(path(bo) + "/tickets/hand-over", Map.of()),
                other.delete("/api/agents/" + bo.id().value()));
        assertThat(answers).extracting(Answer::status).containsOnly(403);
    }
}
