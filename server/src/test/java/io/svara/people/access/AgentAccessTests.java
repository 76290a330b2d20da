package io.svara.people.access;

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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AgentAccessTests {

    private static final TestServer SERVER = TestServer.shared();
    private static final DSLContext OWNER = DSL.using(TestServer.owner(), SQLDialect.POSTGRES);
    private static final ConditionFactory SOON = Awaitility.await().atMost(Duration.ofSeconds(30));

    private final OrganizationId organization = SERVER.organization();
    private final TestAgent anna = SERVER.superadmin(organization);
    private final TestClient superadmin = client(anna);

    @Test
    void whatIsGivenHoldsAtOnceAndWhatIsTakenTooOnAllNodes() {
        var bo = agent();
        var open = client(bo);
        try (var other = TestServer.start()) {
            var elsewhere = other.client().token(SERVER.token(bo));
            assertThat(open.get("/api/admin/labels").status()).isEqualTo(403);
            assertThat(elsewhere.get("/api/admin/labels").status()).isEqualTo(403);
            given(bo, List.of("labels"), List.of());
            assertThat(open.get("/api/admin/labels").status()).isEqualTo(200);
            SOON.until(() -> elsewhere.get("/api/admin/labels").status() == 200);
            given(bo, List.of(), List.of());
            assertThat(open.get("/api/admin/labels").status()).isEqualTo(403);
            SOON.until(() -> elsewhere.get("/api/admin/labels").status() == 403);
        }
    }

    @Test
    void aRoleGivesItsPermissionsToAllWhoHaveIt() {
        var bo = agent();
        var open = client(bo);
        var role = role("Editor", "labels");
        given(bo, List.of(), List.of(id(role)));
        assertThat(open.get("/api/admin/labels").status()).isEqualTo(200);
        assertThat(words(open.get("/api/session").json().get("agent"))).contains("labels");

        changed("/api/admin/roles/" + id(role), Map.of("name", "Editor", "permissions", List.of("groups")));
        assertThat(open.get("/api/admin/labels").status()).isEqualTo(403);
        assertThat(open.get("/api/admin/groups").status()).isEqualTo(200);

        assertThat(superadmin.delete("/api/admin/roles/" + id(role)).status()).isEqualTo(204);
        assertThat(open.get("/api/admin/groups").status()).isEqualTo(403);
        assertThat(shown(bo).get("roleIds")).isEmpty();
    }

    @Test
    void showsWhatIsOnesOwnApartFromTheRoles() {
        var bo = agent(Permission.BRANDS);
        var role = role("Editor", "labels");
        var shown = given(bo, List.of("brands"), List.of(id(role)));
        assertThat(words(shown)).containsExactly("brands");
        assertThat(shown.get("roleIds")).hasSize(1);
        assertThat(shown.get("superadmin").asBoolean()).isFalse();
    }

    @Test
    void whoMayGrantGivesAndTakesWhatTheyHoldAndNothingElse() {
        var lead = client(agent(Permission.GRANT, Permission.LABELS));
        var bo = agent(Permission.BRANDS);
        assertThat(put(lead, bo, List.of("brands", "labels"), List.of()).status())
                .isEqualTo(200);
        assertRefused(put(lead, bo, List.of("brands", "labels", "groups"), List.of()), "not-held");
        // brands are not theirs to take
        assertRefused(put(lead, bo, List.of("labels"), List.of()), "not-held");
        assertThat(put(lead, bo, List.of("brands"), List.of()).status()).isEqualTo(200);
        assertThat(words(shown(bo))).containsExactly("brands");
    }

    @Test
    void whoMayGrantHandsOutOnlyRolesOfWhatTheyHold() {
        var lead = client(agent(Permission.GRANT, Permission.LABELS));
        var bo = agent();
        var held = role("Labels", "labels");
        var more = role("More", "labels", "groups");
        assertThat(put(lead, bo, List.of(), List.of(id(held))).status()).isEqualTo(200);
        assertRefused(put(lead, bo, List.of(), List.of(id(held), id(more))), "not-held");
        given(bo, List.of(), List.of(id(more)));
        assertRefused(put(lead, bo, List.of(), List.of()), "not-held");
    }

    @Test
    void nobodyBelowASuperadminGivesThemselvesAnything() {
        var lead = agent(Permission.GRANT);
        var role = role("Labels", "labels");
        given(lead, List.of("grant"), List.of(id(role)));
        var client = client(lead);
        // held by the role, it would be kept without it
        assertRefused(put(client, lead, List.of("grant", "labels"), List.of(id(role))), "own-permissions");
        var own = id(created("/api/admin/roles", client, Map.of("name", "Mine", "permissions", List.of("labels"))));
        assertRefused(put(client, lead, List.of("grant"), List.of(id(role), own)), "own-permissions");
        assertRefused(
                client.put(
                        "/api/admin/roles/" + id(role),
                        Map.of("name", "Labels", "permissions", List.of("labels", "grant"))),
                "own-permissions");
        assertThat(put(client, lead, List.of("grant"), List.of()).status()).isEqualTo(200);
    }

    @Test
    void onlyASuperadminChangesASuperadminOrMakesOne() {
        var lead = client(agent(Permission.GRANT));
        var bo = agent();
        assertRefused(put(lead, anna, List.of(), List.of()), "superadmin");
        assertRefused(put(lead, bo, Map.of("superadmin", true)), "superadmin");
        assertThat(put(superadmin, bo, Map.of("superadmin", true)).status()).isEqualTo(200);
        assertThat(client(bo).get("/api/admin/labels").status()).isEqualTo(200);
        assertRefused(put(lead, bo, List.of(), List.of()), "superadmin");
    }

    @Test
    void theLastSuperadminStaysOne() {
        var demoted = Map.<String, Object>of("superadmin", false);
        var refused = put(superadmin, anna, demoted);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("last-superadmin");
        var second = SERVER.superadmin(organization);
        assertThat(put(superadmin, second, demoted).status()).isEqualTo(200);
        assertThat(put(superadmin, anna, demoted).code()).isEqualTo("last-superadmin");
    }

    @Test
    void refusesAnOldVersionAndCountsOnlyRealChanges() {
        var bo = agent();
        var version = shown(bo).get("version").asLong();
        assertThat(given(bo, List.of(), List.of()).get("version").asLong()).isEqualTo(version);
        given(bo, List.of("labels"), List.of());
        var stale = put(superadmin, bo, Map.of("permissions", List.of("groups"), "ifVersion", version));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("stale-version");
        assertThat(words(shown(bo))).containsExactly("labels");
    }

    @Test
    void namesWhatCannotBeGiven() {
        var bo = agent();
        var none = put(superadmin, bo, List.of("labels", "superadmin", "magic"), List.of());
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.json().get("errors").findValuesAsString("field"))
                .containsExactly("permissions[1]", "permissions[2]");
        assertThat(put(superadmin, bo, List.of(), List.of("999999999")).text()).contains("unknown-role");
        assertThat(superadmin.get("/api/admin/agents/999999999/permissions").status())
                .isEqualTo(404);
        var gone = agent();
        assertThat(superadmin.delete("/api/agents/" + gone.id().value()).status())
                .isEqualTo(204);
        assertThat(put(superadmin, gone, List.of(), List.of()).status()).isEqualTo(404);
    }

    @Test
    void aNewerVersionsPermissionsAreLeftAlone() {
        var bo = agent();
        OWNER.execute(
                "insert into agent_permission values (?, ?, 'OF_TOMORROW', now())",
                organization.value(),
                bo.id().value());
        given(bo, List.of("labels"), List.of());
        given(bo, List.of(), List.of());
        assertThat(OWNER.fetch(
                        "select 1 from agent_permission where organization_id = ? and permission = 'OF_TOMORROW'",
                        organization.value()))
                .hasSize(1);
    }

    @Test
    void theLogSaysWhoGaveWhatToWhom() {
        var bo = agent(Permission.BRANDS);
        var role = role("Editor", "labels");
        given(bo, List.of("groups"), List.of(id(role)));
        var entries = OWNER.fetch(
                "select kind, facts::text as facts, actor_id from log_entry where organization_id = ? and subject_kind = 'agent'"
                        + " and subject_id = ? and kind <> 'agent.added' order by id",
                organization.value(),
                bo.id().value());
        assertThat(entries.map(entry -> entry.get("kind") + " " + entry.get("facts")))
                .containsExactlyInAnyOrder(
                        "agent.permission-given {\"permission\": \"groups\"}",
                        "agent.permission-taken {\"permission\": \"brands\"}",
                        "agent.role-given {\"role\": \"" + id(role) + "\"}");
        assertThat(entries.getValues("actor_id", Long.class))
                .containsOnly(anna.id().value());
    }

    @Test
    void theCatalogueNamesEachPermissionOnceAndWhetherItCounts() {
        var services = superadmin.get("/api/admin/permissions").json().get("services");
        assertThat(services.findValuesAsString("service"))
                .containsExactly("general", "tickets", "chat", "call", "knowledge", "forms");
        assertThat(services.findValuesAsString("permission"))
                .containsExactlyElementsOf(Stream.of(Permission.Service.values())
                        .flatMap(service ->
                                Permission.grantable().stream().filter(permission -> permission.service() == service))
                        .map(Permission::word)
                        .toList());
        assertThat(counting(services)).contains("labels", "grant", "mailboxes").doesNotContain("call-flow", "chatbot");
    }

    private static List<String> counting(JsonNode services) {
        return services.valueStream()
                .flatMap(service -> service.get("permissions").valueStream())
                .filter(entry -> entry.get("counts").asBoolean())
                .map(entry -> entry.get("permission").asString())
                .toList();
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo(code);
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

    private JsonNode role(String name, String... permissions) {
        return created("/api/admin/roles", superadmin, Map.of("name", name, "permissions", List.of(permissions)));
    }

    private static JsonNode created(String path, TestClient by, Map<String, Object> body) {
        var answer = by.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private void changed(String path, Map<String, Object> body) {
        var answer = superadmin.put(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode shown(TestAgent agent) {
        return superadmin
                .get("/api/admin/agents/" + agent.id().value() + "/permissions")
                .json();
    }

    private JsonNode given(TestAgent agent, List<String> permissions, List<String> roles) {
        var answer = put(superadmin, agent, permissions, roles);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Answer put(TestClient by, TestAgent agent, List<String> permissions, List<String> roles) {
        return put(by, agent, Map.of("permissions", permissions, "roleIds", roles));
    }

    private static Answer put(TestClient by, TestAgent agent, Map<String, Object> some) {
        var body = new HashMap<String, Object>(Map.of("permissions", List.of(), "roleIds", List.of()));
        body.putAll(some);
        return by.put("/api/admin/agents/" + agent.id().value() + "/permissions", body);
    }

    private static String id(JsonNode shown) {
        return shown.get("id").asString();
    }

    private static List<String> words(JsonNode of) {
        return of.get("permissions").valueStream().map(JsonNode::asString).toList();
    }
}
