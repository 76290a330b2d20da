package io.svara.people.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.CannotStart;
import io.svara.kernel.Command;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.AgentTurns;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.people.Groups;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Which services an agent can be given, where the installation sells plans (ORG-3). */
class LicenceLevelTests {

    private static final TestServer SERVER = TestServer.shared();
    private static final DSLContext OWNER = DSL.using(TestServer.owner(), SQLDialect.POSTGRES);

    private OrganizationId organization;
    private TestAgent anna;
    private TestClient admin;

    @BeforeEach
    void office() {
        organization = SERVER.organization();
        anna = SERVER.superadmin(organization);
        admin = as(anna);
    }

    @Test
    void anOrganisationWithoutLevelsSeesNothingOfThem() {
        var bo = agent("Bo", Permission.SLA_FLOW);

        assertThat(admin.get("/api/admin/agents").json().path("licenceLevels")).isEmpty();
        assertThat(item(bo).path("licenceLevelId").isNull()).isTrue();
        assertThat(permissions(bo)).contains("sla-flow");
    }

    @Test
    void whatIsBeyondTheLevelDoesNotCountUntilItIsRaised() {
        var chat = level("Chat", "chat");
        var both = level("Both", "chat", "tickets");
        var bo = agent("Bo", Permission.RECIPIENTS, Permission.SOCIAL, Permission.LABELS);
        var bos = as(bo);
        assertThat(bos.get("/api/recipients").status()).isEqualTo(200);

        give(admin, chat, bo);

        assertThat(permissions(bo)).contains("social", "labels").doesNotContain("recipients");
        assertThat(bos.get("/api/recipients").code()).isEqualTo("forbidden");
        assertThat(bos.get("/api/admin/labels").status()).isEqualTo(200);
        assertThat(item(bo).path("permissions").toString()).isEqualTo("[\"labels\",\"social\"]");
        assertThat(admin.get(path(bo) + "/permissions")
                        .json()
                        .path("permissions")
                        .toString())
                .contains("recipients");

        give(admin, both, bo);

        assertThat(bos.get("/api/recipients").status()).isEqualTo(200);

        give(admin, chat, bo);
        give(admin, null, bo);

        assertThat(bos.get("/api/recipients").status()).isEqualTo(200);
        assertThat(item(bo).path("licenceLevelId").isNull()).isTrue();
    }

    @Test
    void whatARoleGivesBeyondTheLevelDoesNotCountEither() {
        var chat = level("Chat", "chat");
        var role = role("Lead", "recipients", "social");
        var bo = agent("Bo");
        grant(bo, List.of(), List.of(role));

        give(admin, chat, bo);

        assertThat(permissions(bo)).contains("social").doesNotContain("recipients");
    }

    @Test
    void mailboxesAreSeenByALevelWithTicketsOnly() {
        var mailbox = mailbox();
        var bo = agent("Bo");
        var carin = agent("Carin");
        inside(() -> {
            SERVER.bean(Mailboxes.class).grant(mailbox, bo.id());
            SERVER.bean(Mailboxes.class)
                    .grant(mailbox, SERVER.bean(Groups.class).add("Support", Set.of(bo.id(), carin.id())));
        });
        assertThat(as(bo).get("/api/mailboxes").json().path("items")).hasSize(1);

        give(admin, level("Chat", "chat"), bo);

        assertThat(as(bo).get("/api/mailboxes").json().path("items")).isEmpty();
        assertThat(as(carin).get("/api/mailboxes").json().path("items")).hasSize(1);
        inside(() -> assertThat(SERVER.bean(AgentTurns.class).agents(mailbox))
                .contains(carin.id())
                .doesNotContain(bo.id()));

        give(admin, level("Tickets", "tickets"), bo);

        assertThat(as(bo).get("/api/mailboxes").json().path("items")).hasSize(1);
        inside(() -> assertThat(SERVER.bean(AgentTurns.class).agents(mailbox)).contains(bo.id(), carin.id()));
    }

    @Test
    void aPermissionOutsideTheLevelIsRefusedInPlainWords() {
        var bo = agent("Bo");
        give(admin, level("Chat", "chat"), bo);

        var refused = put(bo, List.of("recipients", "sla-flow", "social"), List.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("outside-licence-level");
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("sla-flow, recipients are not part of the licence level Chat: choose another level first.");
        assertThat(put(bo, List.of("social", "labels"), List.of()).status()).isEqualTo(200);
        var byRole = put(bo, List.of("social", "labels"), List.of(role("Lead", "recipients")));
        assertThat(byRole.code()).isEqualTo("outside-licence-level");
        assertThat(permissions(bo)).contains("social", "labels").doesNotContain("recipients", "sla-flow");
    }

    @Test
    void whatWasGivenBeforeCanBeTakenAwayWhileItDoesNotCount() {
        var bo = agent("Bo", Permission.RECIPIENTS, Permission.LABELS);
        give(admin, level("Chat", "chat"), bo);

        assertThat(put(bo, List.of("recipients"), List.of()).status()).isEqualTo(200);
        assertThat(put(bo, List.of(), List.of()).status()).isEqualTo(200);
        give(admin, null, bo);

        assertThat(permissions(bo)).doesNotContain("recipients", "labels");
    }

    @Test
    void aSuperadminNeverLosesTheAdministration() {
        var none = level("None");
        var bo = agent("Bo", Permission.RECIPIENTS);

        give(admin, none, anna);

        assertThat(permissions(anna))
                .contains("superadmin", "agents", "edit-agents", "grant", "labels")
                .doesNotContain("recipients", "mailboxes");
        assertThat(admin.get("/api/recipients").code()).isEqualTo("forbidden");
        // what they lack themselves they still hand out, and govern those who have it
        assertThat(put(bo, List.of("recipients", "sla-flow"), List.of()).status())
                .isEqualTo(200);
        assertThat(browser(anna)
                        .post(path(bo) + "/temporary-password", Map.of())
                        .status())
                .isEqualTo(200);
        give(admin, null, anna);
        assertThat(admin.get("/api/recipients").status()).isEqualTo(200);
    }

    @Test
    void whoeverDoesNotHoldWhatSleepsCannotTakeTheAgentOver() {
        var bo = agent("Bo", Permission.RECIPIENTS);
        give(admin, level("Chat", "chat"), bo);
        var carin = agent("Carin", Permission.AGENTS, Permission.EDIT_AGENTS);

        var refused = browser(carin).post(path(bo) + "/temporary-password", Map.of());

        assertThat(refused.code()).isEqualTo("more-rights");
    }

    @Test
    void belowASuperadminNobodyChangesTheirOwnNorASuperadmins() {
        var chat = level("Chat", "chat");
        var bo = agent("Bo", Permission.AGENTS, Permission.EDIT_AGENTS);
        var carin = agent("Carin");

        assertThat(set(as(bo), chat, bo).code()).isEqualTo("own-licence-level");
        assertThat(set(as(bo), chat, anna).code()).isEqualTo("forbidden");
        assertThat(set(as(bo), chat, carin, anna).status())
                .as("refused as a whole")
                .isEqualTo(403);
        assertThat(item(carin).path("licenceLevelId").isNull()).isTrue();
        assertThat(set(as(bo), chat, carin).status()).isEqualTo(204);
        assertThat(set(as(carin), chat, bo).code()).isEqualTo("forbidden");
    }

    @Test
    void severalGetALevelAtOnceAndOnlyAChangeIsLogged() {
        var chat = level("Chat", "chat");
        var bo = agent("Bo");
        var carin = agent("Carin");
        give(admin, chat, bo);

        give(admin, chat, bo, carin, bo);

        assertThat(item(carin).path("licenceLevelId").asString()).isEqualTo(chat);
        assertThat(facts("agent.licence-level-changed"))
                .containsExactly("{\"licence-level\": \"" + chat + "\"}", "{\"licence-level\": \"" + chat + "\"}");
        var entry = admin.get("/api/admin/audit").json().path("items").get(0);
        assertThat(entry.path("kind").asString()).isEqualTo("agent.licence-level-changed");
        assertThat(entry.path("subject").path("name").asString()).isEqualTo("Carin");
    }

    @Test
    void aNeighboursLevelAndAgentsAreUnknown() {
        var neighbour = SERVER.superadmin(SERVER.organization());
        run(neighbour, "set", "Theirs", "chat");
        var theirs = as(neighbour)
                .get("/api/admin/agents")
                .json()
                .at("/licenceLevels/0/id")
                .asString();
        var bo = agent("Bo");

        assertThat(set(admin, theirs, bo).json().at("/errors/0/field").asString())
                .isEqualTo("licenceLevelId");
        assertThat(set(admin, level("Chat", "chat"), neighbour).code()).isEqualTo("agent-not-found");
        assertThat(add(Map.of("licenceLevelId", theirs)).status()).isEqualTo(400);
        assertThat(invite(TestServer.email(), theirs).status()).isEqualTo(400);
        assertThat(item(bo).path("licenceLevelId").isNull()).isTrue();
    }

    @Test
    void aNewAgentHasTheLevelThatWasChosen() {
        var chat = level("Chat", "chat");

        var added = add(Map.of("licenceLevelId", chat));

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().at("/agent/licenceLevelId").asString()).isEqualTo(chat);
    }

    @Test
    void anInvitationCarriesItsLevel() {
        var chat = level("Chat", "chat");
        var email = TestServer.email();

        var invited = invite(email, chat);

        assertThat(invited.status()).as(invited.text()).isEqualTo(200);
        assertThat(admin.get("/api/admin/invitations")
                        .json()
                        .at("/items/0/licenceLevelId")
                        .asString())
                .isEqualTo(chat);
        assertThatThrownBy(() -> run(anna, "remove", "Chat"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("0 agents, 1 invitation.");
    }

    @Test
    void theOperatorDefinesChangesAndRemovesLevels() {
        var chat = level("Chat", "chat");
        var bo = agent("Bo", Permission.RECIPIENTS);
        var bos = as(bo);
        give(admin, chat, bo);
        assertThat(bos.get("/api/recipients").status()).isEqualTo(403);

        assertThat(level("Chat", "tickets", "chat")).as("the same level").isEqualTo(chat);

        assertThat(bos.get("/api/recipients").status()).isEqualTo(200);
        assertThatThrownBy(() -> run(anna, "remove", "Chat"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("1 agent, 0 invitations.");
        // who has been removed holds none
        assertThat(admin.delete("/api/agents/" + bo.id().value()).status()).isEqualTo(204);
        run(anna, "remove", "Chat");
        assertThat(admin.get("/api/admin/agents").json().path("licenceLevels")).isEmpty();
        run(anna);
    }

    @Test
    void aCommandThatMakesNoSenseSaysWhatWould() {
        refused("Choose among tickets, chat, call, knowledge, forms.", "--email", anna.email(), "set", "A", "general");
        refused("1 to 100", "--email", anna.email(), "set", " ", "chat");
        refused("There is no licence level", "--email", anna.email(), "remove", "A");
        refused("Say whose organisation", "--email", anna.email(), "add", "A");
        refused("Say whose organisation", "set", "A", "chat");
        refused("No agent of this installation", "--email", "nobody@nowhere.example", "set", "A", "chat");
        assertThat(admin.get("/api/admin/agents").json().path("licenceLevels")).isEmpty();
    }

    private void refused(String words, String... arguments) {
        assertThatThrownBy(() -> command().run(List.of(arguments)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(words);
    }

    private String level(String name, String... services) {
        var arguments = new ArrayList<>(List.of("set", name));
        arguments.addAll(List.of(services));
        run(anna, arguments.toArray(String[]::new));
        for (var level : admin.get("/api/admin/agents").json().path("licenceLevels")) {
            if (level.path("name").asString().equals(name)) {
                return level.path("id").asString();
            }
        }
        throw new AssertionError(name);
    }

    private static void run(TestAgent of, String... words) {
        var arguments = new ArrayList<>(List.of("--email", of.email()));
        arguments.addAll(List.of(words));
        command().run(arguments);
    }

    private static Command command() {
        return SERVER.beans(Command.class).stream()
                .filter(one -> one.name().equals("levels"))
                .findFirst()
                .orElseThrow();
    }

    private static void give(TestClient who, @Nullable String level, TestAgent... agents) {
        var answer = set(who, level, agents);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static Answer set(TestClient who, @Nullable String level, TestAgent... agents) {
        var body = new HashMap<String, Object>();
        body.put(
                "agentIds",
                Arrays.stream(agents)
                        .map(agent -> Long.toString(agent.id().value()))
                        .toList());
        body.put("licenceLevelId", level);
        return who.put("/api/admin/agents/licence-level", body);
    }

    private Answer add(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("name", "Elin", "email", TestServer.email()));
        body.putAll(more);
        return admin.post("/api/admin/agents", body);
    }

    private Answer invite(String email, String level) {
        return admin.post("/api/admin/invitations", Map.of("addresses", List.of(email), "licenceLevelId", level));
    }

    private String role(String name, String... permissions) {
        var made = admin.post("/api/admin/roles", Map.of("name", name, "permissions", List.of(permissions)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private void grant(TestAgent agent, List<String> permissions, List<String> roles) {
        var answer = put(agent, permissions, roles);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer put(TestAgent agent, List<String> permissions, List<String> roles) {
        return admin.put(path(agent) + "/permissions", Map.of("permissions", permissions, "roleIds", roles));
    }

    private List<String> permissions(TestAgent agent) {
        return as(agent)
                .get("/api/session")
                .json()
                .at("/agent/permissions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private MailboxId mailbox() {
        var made = admin.post("/api/mailboxes", Map.of("name", "Support", "address", "s" + TestServer.email()));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return new MailboxId(Long.parseLong(made.json().path("id").asString()));
    }

    private void inside(Runnable work) {
        Scope.run(
                new Actor.Svara(organization, "test"),
                () -> SERVER.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run()));
    }

    private JsonNode item(TestAgent agent) {
        return admin.get("/api/admin/agents")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("id")
                        .asString()
                        .equals(Long.toString(agent.id().value())))
                .findFirst()
                .orElseThrow();
    }

    private List<String> facts(String kind) {
        return OWNER.fetch(
                        "select facts::text from log_entry where organization_id = ? and kind = ? order by id",
                        organization.value(),
                        kind)
                .getValues(0, String.class);
    }

    private static String path(TestAgent agent) {
        return "/api/admin/agents/" + agent.id().value();
    }

    private TestAgent agent(String name, Permission... permissions) {
        return SERVER.add(
                organization,
                new NewAgent(
                        name,
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        "",
                        Office.FRONT,
                        false,
                        Set.of(permissions)));
    }

    private static TestClient browser(TestAgent agent) {
        return SERVER.client().signIn(agent.email(), TestServer.PASSWORD).withProof();
    }

    private static TestClient as(TestAgent agent) {
        return SERVER.client().token(SERVER.token(agent));
    }
}
