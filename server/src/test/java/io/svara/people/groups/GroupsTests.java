package io.svara.people.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Permission;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupsTests {

    private static final TestServer SERVER = TestServer.shared();

    private final OrganizationId organization = SERVER.organization();
    private final TestClient client = client(SERVER.superadmin(organization));

    @Test
    void itsMembersSeeItsMailboxesFromThenOnAndNotAfterwards() {
        var bo = SERVER.agent(organization);
        var open = client(bo);
        var mailbox = mailbox("Sales");
        var group = group("Sellers");
        give(group, mailbox);
        assertThat(names(open.get("/api/mailboxes"))).isEmpty();

        members(group, bo);
        assertThat(names(open.get("/api/mailboxes"))).containsExactly("Sales");
        give(group);
        assertThat(names(open.get("/api/mailboxes"))).isEmpty();
        give(group, mailbox);
        members(group);
        assertThat(names(open.get("/api/mailboxes"))).isEmpty();
        members(group, bo);
        assertThat(client.delete("/api/admin/groups/" + group).status()).isEqualTo(204);
        assertThat(names(open.get("/api/mailboxes"))).isEmpty();
    }

    @Test
    void saysWhoIsInItAndWhatItGives() {
        var bo = SERVER.agent(organization);
        var group = group("Sellers", bo);
        give(group, mailbox("Sales"), mailbox("Complaints"));
        var label = client.post("/api/labels", Map.of("name", "Hot", "groupIds", List.of(group)));
        assertThat(label.status()).isEqualTo(201);

        var shown = client.get("/api/admin/groups/" + group).json();
        assertThat(shown.get("members").findValuesAsString("email")).containsExactly(bo.email());
        assertThat(shown.get("gives")
                        .valueStream()
                        .map(use -> use.get("kind").asString() + " "
                                + use.get("name").asString()))
                .containsExactlyInAnyOrder("mailbox Complaints", "mailbox Sales", "label Hot");
        assertThat(client.get("/api/admin/groups").json().get("items").get(0)).isEqualTo(shown);
    }

    @Test
    void aRemovedAgentIsInNoGroupAnyLonger() {
        var bo = SERVER.agent(organization);
        var group = group("Sellers", bo);
        client.delete("/api/agents/" + bo.id().value());
        var shown = client.get("/api/admin/groups/" + group).json();
        assertThat(shown.get("members")).isEmpty();
        assertThat(put(group, Map.of("name", "Sellers", "memberIds", List.of(id(bo))))
                        .text())
                .contains("unknown-agent");
    }

    @Test
    void aNameIsTakenHoweverItsLettersAreWrittenUntilItsGroupIsRemoved() {
        var group = group("Sellers");
        var other = group("Other");
        assertThat(client.post("/api/admin/groups", body("SELLERS")).code()).isEqualTo("group-exists");
        assertThat(put(other, body("sellers")).code()).isEqualTo("group-exists");
        assertThat(put(group, body("SELLERS")).status()).isEqualTo(200);
        assertThat(client.delete("/api/admin/groups/" + group).status()).isEqualTo(204);
        assertThat(put(other, body("sellers")).status()).isEqualTo(200);
        assertThat(client.get("/api/admin/groups/" + group).status()).isEqualTo(404);
        assertThat(names(client.get("/api/groups"))).containsExactly("sellers");
    }

    @Test
    void refusesAnOldVersionAlsoOfWhatItGives() {
        var group = group("Sellers");
        var mailbox = mailbox("Sales");
        give(group, mailbox);
        assertThat(put(group, Map.of("name", "New", "memberIds", List.of(), "ifVersion", 1))
                        .code())
                .isEqualTo("stale-version");
        assertThat(client.put(
                                "/api/admin/groups/" + group + "/mailboxes",
                                Map.of("mailboxIds", List.of(), "ifVersion", 1))
                        .code())
                .isEqualTo("stale-version");
        assertThat(client.delete("/api/admin/groups/" + group + "?ifVersion=1").code())
                .isEqualTo("stale-version");
        // what changes nothing is no new version
        give(group, mailbox);
        assertThat(client.get("/api/admin/groups/" + group)
                        .json()
                        .get("version")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void whoManagesGroupsNeedsThatPermissionAndNoOther() {
        var lead = client(agent(Permission.GROUPS));
        var group = lead.post("/api/admin/groups", body("Sellers"));
        assertThat(group.status()).isEqualTo(201);
        var mailbox = mailbox("Sales");
        var path = "/api/admin/groups/" + group.json().get("id").asString() + "/mailboxes";
        assertThat(lead.get(path).json().get("choices").findValuesAsString("name"))
                .containsExactly("Sales");
        assertThat(lead.put(path, Map.of("mailboxIds", List.of(mailbox))).status())
                .isEqualTo(200);
        assertThat(lead.put(path, Map.of("mailboxIds", List.of("999999999"))).text())
                .contains("unknown-mailbox");
    }

    private String group(String name, TestAgent... members) {
        var answer = client.post(
                "/api/admin/groups",
                Map.of(
                        "name",
                        name,
                        "memberIds",
                        List.of(members).stream().map(GroupsTests::id).toList()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private void members(String group, TestAgent... members) {
        var answer = put(
                group,
                Map.of(
                        "name",
                        "Sellers",
                        "memberIds",
                        List.of(members).stream().map(GroupsTests::id).toList()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void give(String group, String... mailboxes) {
        var answer = client.put("/api/admin/groups/" + group + "/mailboxes", Map.of("mailboxIds", List.of(mailboxes)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer put(String group, Map<String, Object> body) {
        return client.put("/api/admin/groups/" + group, body);
    }

    private String mailbox(String name) {
        var answer = client.post("/api/mailboxes", Map.of("name", name, "address", TestServer.email()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private static Map<String, Object> body(String name) {
        return Map.of("name", name, "memberIds", List.of());
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

    private static String id(TestAgent agent) {
        return Long.toString(agent.id().value());
    }

    private static List<String> names(Answer list) {
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        return list.json()
                .get("items")
                .valueStream()
                .map(item -> item.get("name").asString())
                .toList();
    }

    private static TestClient client(TestAgent agent) {
        return SERVER.client().token(SERVER.token(agent));
    }
}
