package io.svara.people.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.svara.installation.setup.NewOrganization;
import io.svara.kernel.AgentId;
import io.svara.kernel.CannotStart;
import io.svara.kernel.Command;
import io.svara.kernel.Id;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Admin > Agents over HTTP, as an administrator and as those who would like to be one. */
class AgentsAdminTests {

    private static final TestServer SERVER = TestServer.shared();
    private static final DSLContext OWNER = DSL.using(TestServer.owner(), SQLDialect.POSTGRES);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TEMPORARY = "violet harbour seven";

    private OrganizationId organization;
    private TestAgent superadmin;
    private TestClient admin;

    @BeforeEach
    void makeOrganization() {
        var email = TestServer.email();
        var id = new AtomicReference<AgentId>();
        organization = SERVER.bean(NewOrganization.class)
                .make(
                        "Nordvind",
                        "sv",
                        NewAgent.superadmin("Anna", email, TestServer.PASSWORD, PasswordKind.OWN),
                        id::set);
        superadmin = new TestAgent(organization, Objects.requireNonNull(id.get()), email);
        admin = as(superadmin);
    }

    // ---- the list

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

    // ---- adding

    @Test
    void addsAnAgentWhoChangesTheTemporaryPasswordAtTheFirstSignIn() {
        var group = group("Returns");
        var email = TestServer.email();

        var answer = add(Map.of(
                "name",
                "Elin Dahl",
                "email",
                email,
                "department",
                "Kundservice",
                "office",
                "back",
                "maxChats",
                5,
                "temporaryPassword",
                TEMPORARY,
                "groupIds",
                List.of(Long.toString(group.value()))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().get("temporaryPassword").isNull()).isTrue();
        var made = answer.json().get("agent");
        assertThat(made.get("department").asString()).isEqualTo("Kundservice");
        assertThat(made.get("office").asString()).isEqualTo("back");
        assertThat(made.get("maxChats").asInt()).isEqualTo(5);
        assertThat(made.get("groupIds")).hasSize(1);
        assertThat(made.get("introducedAt").isNull()).isTrue();
        assertThat(accountMails()).isZero();
        var elin = SERVER.client().signIn(email, TEMPORARY);
        assertThat(elin.get("/api/session")
                        .json()
                        .get("agent")
                        .get("mustChangePassword")
                        .asBoolean())
                .isTrue();
        assertThat(elin.get("/api/tickets").status()).isEqualTo(403);
    }

    @Test
    void makesATemporaryPasswordThatIsShownOnceAndSendsTheIntroduction() {
        var email = TestServer.email();

        var answer = as(superadmin)
                .header("Idempotency-Key", email)
                .post("/api/admin/agents", Map.of("name", "Elin", "email", email, "sendIntroduction", true));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var password = answer.json().get("temporaryPassword").asString();
        assertThat(password).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}");
        SERVER.client().signIn(email, password);
        assertThat(answer.json().get("agent").get("introducedAt").isNull()).isFalse();
        assertThat(accountMails()).isOne();
        assertThat(OWNER.fetchCount(DSL.table("idempotency_key"), DSL.condition("body like ?", "%" + password + "%")))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void refusesAnAgentWhoCouldTakeNoChat(int maxChats) {
        var answer = add(Map.of("name", "Elin", "email", TestServer.email(), "maxChats", maxChats));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo("maxChats");
        var edited = edit(superadmin, Map.of("maxChats", maxChats));
        assertThat(edited.status()).isEqualTo(400);
    }

    @Test
    void saysOfAllFieldsAtOnceWhatIsWrong() {
        var answer = add(Map.of(
                "name", " ", "email", "nobody", "temporaryPassword", "short", "office", "middle", "maxChats", 0));

        assertThat(answer.json().get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "email", "temporaryPassword", "office", "maxChats");
    }

    @Test
    void anAddressIsTakenOnceInTheWholeInstallation() {
        var elsewhere = SERVER.superadmin(SERVER.organization());

        var answer = add(Map.of("name", "Elin", "email", elsewhere.email()));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("email-taken");
        assertThat(answer.json().get("detail").asString()).isEqualTo("Email address already exists on another account");
        var edited = edit(agent("Bo"), Map.of("email", elsewhere.email()));
        assertThat(edited.status()).isEqualTo(409);
        assertThat(edited.json().get("detail").asString()).isEqualTo("Email address already exists on another account");
    }

    @Test
    void aNeighboursGroupIsUnknown() {
        var group = group("Returns");
        var neighbour = as(SERVER.superadmin(SERVER.organization()));

        var answer = neighbour.post(
                "/api/admin/agents",
                Map.of("name", "Elin", "email", TestServer.email(), "groupIds", List.of(text(group))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("code").asString()).isEqualTo("unknown-group");
    }

    // ---- seats

    @Test
    void addsNobodyBeyondTheLimitWithoutConsent() {
        seats("--limit", "2", "--price", "EUR 29 a month");
        assertThat(add(Map.of("name", "Second", "email", TestServer.email())).status())
                .isEqualTo(201);
        var third = new HashMap<String, Object>(Map.of("name", "Third", "email", TestServer.email()));

        var refused = add(third);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("seat-limit");
        assertThat(refused.json().get("detail").asString()).contains("2 of 2", "EUR 29 a month");
        var list = admin.get("/api/admin/agents").json();
        assertThat(list.get("items")).hasSize(2);
        assertThat(list.get("seats").toString()).isEqualTo("{\"limit\":2,\"used\":2,\"price\":\"EUR 29 a month\"}");

        third.put("acceptExtraSeat", true);
        assertThat(add(third).status()).isEqualTo(201);
        assertThat(facts("agent.seat-added")).containsExactly("{\"used\": 3, \"limit\": 2}");
        seats("--limit", "none");
        assertThat(add(Map.of("name", "Fourth", "email", TestServer.email())).status())
                .isEqualTo(201);
    }

    @Test
    void ofManyAtOnceOneGetsTheLastSeat() throws Exception {
        seats("--limit", "2");

        var answers = together(List.of(
                () -> add(Map.of("name", "One", "email", TestServer.email())),
                () -> add(Map.of("name", "Two", "email", TestServer.email())),
                () -> add(Map.of("name", "Three", "email", TestServer.email())),
                () -> add(Map.of("name", "Four", "email", TestServer.email()))));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(admin.get("/api/admin/agents").json().get("items")).hasSize(2);
    }

    @Test
    void theSeatsAreAnOperatorsToSetAndSensible() {
        assertThatThrownBy(() -> seats("--limit", "0")).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> seats("--limit", "many")).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> seats()).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> command().run(List.of("--email", "nobody@nowhere.example", "--limit", "3")))
                .isInstanceOf(CannotStart.class);
    }

    // ---- editing

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        var bo = agent("Bo");
        var group = group("Returns", bo);
        var other = group("Invoices");

        var answer = edit(
                bo, Map.of("name", "Bo Berg", "department", "IT", "office", "back", "groupIds", List.of(text(other))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("name").asString()).isEqualTo("Bo Berg");
        assertThat(answer.json().get("maxChats").asInt()).isEqualTo(3);
        assertThat(answer.json().get("email").asString()).isEqualTo(bo.email());
        assertThat(answer.json().get("groupIds").toString()).isEqualTo("[\"" + other.value() + "\"]");
        assertThat(answer.json().get("version").asLong()).isEqualTo(2);
        assertThat(group).isNotEqualTo(other);
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseHasChanged() {
        var bo = agent("Bo");
        edit(bo, Map.of("name", "Bo Berg", "ifVersion", 1));

        var answer = edit(bo, Map.of("name", "Bo Lind", "ifVersion", 1));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("stale-version");
        assertThat(item(bo).get("name").asString()).isEqualTo("Bo Berg");
    }

    @Test
    void aNewAddressIsTheUsernameAndSessionsGoOn() {
        var bo = agent("Bo");
        var desk = SERVER.client().signIn(bo.email(), TestServer.PASSWORD);
        var email = TestServer.email();

        assertThat(edit(bo, Map.of("email", email.toUpperCase(Locale.ROOT))).status())
                .isEqualTo(200);

        assertThat(desk.get("/api/session").json().get("agent").get("email").asString())
                .isEqualTo(email);
        SERVER.client().signIn(email, TestServer.PASSWORD);
        var old = SERVER.client().post("/api/session", Map.of("email", bo.email(), "password", TestServer.PASSWORD));
        assertThat(old.status()).isEqualTo(401);
    }

    @Test
    void nobodyTakesOverTheSignInOfOneWhoMayMore() {
        var editor = as(agent("Editor", Permission.AGENTS, Permission.EDIT_AGENTS, Permission.REMOVE_AGENTS));
        var labels = agent("Labels", Permission.LABELS);
        for (var stronger : List.of(superadmin, labels)) {
            var path = "/api/admin/agents/" + stronger.id().value();
            assertThat(patch(editor, path, Map.of("email", TestServer.email())).status())
                    .isEqualTo(403);
            assertThat(editor.post(path + "/temporary-password", Map.of()).status())
                    .isEqualTo(403);
            assertThat(editor.delete("/api/agents/" + stronger.id().value()).status())
                    .isEqualTo(403);
            SERVER.client().signIn(stronger.email(), TestServer.PASSWORD);
        }
        var path = "/api/admin/agents/" + labels.id().value();
        assertThat(editor.post(path + "/temporary-password", Map.of()).code()).isEqualTo("more-rights");
        assertThat(patch(editor, path, Map.of("name", "Lisa")).status()).isEqualTo(200);
        var weaker = agent("Weaker", Permission.EDIT_AGENTS);
        assertThat(editor.post("/api/admin/agents/" + weaker.id().value() + "/temporary-password", Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyASuperadminMakesOne() {
        var bo = agent("Bo");
        var editor = agent("Editor", Permission.EDIT_AGENTS);
        for (var target : List.of(bo, editor)) {
            var path = "/api/admin/agents/" + target.id().value();
            assertThat(patch(as(editor), path, Map.of("superadmin", true)).status())
                    .isEqualTo(403);
        }
        edit(bo, Map.of("superadmin", true));
        var path = "/api/admin/agents/" + bo.id().value();
        assertThat(patch(as(editor), path, Map.of("superadmin", false)).status())
                .isEqualTo(403);
        assertThat(item(bo).get("superadmin").asBoolean()).isTrue();
        assertThat(edit(bo, Map.of("superadmin", false)).status()).isEqualTo(200);
    }

    @Test
    void theLastSuperadminStays() {
        var demoted = edit(superadmin, Map.of("superadmin", false));

        assertThat(demoted.status()).isEqualTo(409);
        assertThat(demoted.code()).isEqualTo("last-superadmin");
        assertThat(demoted.json().get("detail").asString())
                .isEqualTo("This is the last superadmin. Make another agent superadmin first.");
        assertThat(admin.delete("/api/agents/" + superadmin.id().value()).code())
                .isEqualTo("own-agent");
    }

    @Test
    void ofTwoSuperadminsWhoGoAtOnceOneStays() throws Exception {
        for (var round = 0; round < 5; round++) {
            makeOrganization();
            var second = SERVER.superadmin(organization);
            var other = as(second);
            together(List.of(
                    () -> patch(admin, path(second), Map.of("superadmin", false)),
                    () -> patch(other, path(superadmin), Map.of("superadmin", false)),
                    () -> admin.delete("/api/agents/" + second.id().value()),
                    () -> other.delete("/api/agents/" + superadmin.id().value())));
            assertThat(OWNER.fetchCount(
                            DSL.table("agent"),
                            DSL.condition(
                                    "organization_id = ? and superadmin and removed_at is null", organization.value())))
                    .isPositive();
        }
    }

    // ---- sessions and passwords

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

    // ---- groups, mailboxes, pictures, signature

    @Test
    void putsSeveralIntoAGroup() {
        var bo = agent("Bo");
        var group = group("Returns", bo);
        var cia = agent("Cia");

        var answer = admin.post(
                "/api/admin/agents/group",
                Map.of("agentIds", List.of(text(bo.id()), text(cia.id())), "groupId", text(group)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(item(bo).get("version").asLong()).isOne();
        assertThat(item(cia).get("groupIds").toString()).isEqualTo("[\"" + group.value() + "\"]");
        var neighbour = SERVER.superadmin(SERVER.organization());
        assertThat(admin.post(
                                "/api/admin/agents/group",
                                Map.of("agentIds", List.of(text(neighbour.id())), "groupId", text(group)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givesAnAgentMailboxesBesideThoseOfTheGroups() {
        var bo = agent("Bo");
        var group = group("Returns", bo);
        var support = mailbox();
        var returns = mailbox();
        inside(() -> SERVER.bean(Mailboxes.class).grant(returns, group));

        assertThat(admin.put(path(bo) + "/mailboxes", Map.of("mailboxIds", List.of(text(support))))
                        .status())
                .isEqualTo(204);

        var shown = admin.get(path(bo) + "/mailboxes").json().get("items");
        assertThat(one(shown, support).get("own").asBoolean()).isTrue();
        assertThat(one(shown, support).get("groupIds")).isEmpty();
        assertThat(one(shown, returns).get("own").asBoolean()).isFalse();
        assertThat(one(shown, returns).get("groupIds").get(0).asString()).isEqualTo(text(group));
        assertThat(as(bo).get("/api/mailboxes").json().get("items")).hasSize(2);
        admin.put(path(bo) + "/mailboxes", Map.of("mailboxIds", List.of()));
        assertThat(as(bo).get("/api/mailboxes").json().get("items")).hasSize(1);
        var neighbour = as(SERVER.superadmin(SERVER.organization()));
        assertThat(neighbour.get(path(bo) + "/mailboxes").status()).isEqualTo(404);
    }

    @Test
    void drawsAPictureAnewAndServesItToColleaguesAlone() throws IOException {
        var bo = agent("Bo");
        var cia = agent("Cia");

        var answer = admin.put(
                "/api/admin/agents/picture",
                Map.of("agentIds", List.of(text(bo.id()), text(cia.id())), "picture", picture("jpg", 640, 300)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var address = answer.json().get("picture").asString();
        assertThat(item(bo).get("picture").asString()).isEqualTo(address);
        var served = as(bo).get(address);
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.header("Content-Type")).isEqualTo("image/png");
        assertThat(served.header("Cache-Control")).contains("private", "immutable");
        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var drawn = ImageIO.read(new ByteArrayInputStream(served.raw().body()));
        assertThat(drawn.getWidth()).isEqualTo(200);
        assertThat(drawn.getHeight()).isEqualTo(200);
        var colleagues = as(bo).get("/api/agents").json().get("items");
        assertThat(one(colleagues, cia.id()).get("picture").asString()).isEqualTo(address);
        assertThat(as(SERVER.superadmin(SERVER.organization())).get(address).status())
                .isEqualTo(404);
        assertThat(SERVER.client().get(address).status()).isEqualTo(401);

        var none = new HashMap<String, Object>();
        none.put("agentIds", List.of(text(bo.id())));
        none.put("picture", null);
        assertThat(admin.put("/api/admin/agents/picture", none).status()).isEqualTo(200);
        assertThat(item(bo).get("picture").isNull()).isTrue();
        assertThat(item(cia).get("picture").isNull()).isFalse();
    }

    @Test
    void takesNothingForAPictureThatIsNone() throws IOException {
        var ids = List.of(text(agent("Bo").id()));
        for (var wrong : List.of(
                picture("gif", 10, 10),
                Base64.getEncoder().encodeToString("<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8)),
                "%%%",
                "")) {
            var answer = admin.put("/api/admin/agents/picture", Map.of("agentIds", ids, "picture", wrong));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().get("errors").get(0).get("field").asString())
                    .isEqualTo("picture");
        }
        assertThat(admin.put(
                                "/api/admin/agents/picture",
                                Map.of("agentIds", List.of(), "picture", picture("png", 9, 9)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void writesAnAgentsSignature() {
        var bo = agent("Bo");
        var path = path(bo) + "/signature";

        var answer = admin.put(path, Map.of("signature", "<p>Bo<script>x()</script></p>", "ifVersion", 0));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(as(bo).get("/api/session/agent/signature")
                        .json()
                        .get("signature")
                        .asString())
                .contains("Bo")
                .doesNotContain("script");
        assertThat(admin.get(path).json().get("version").asLong()).isOne();
        assertThat(admin.put(path, Map.of("signature", "Late", "ifVersion", 0)).status())
                .isEqualTo(409);
        assertThat(admin.get("/api/session/agent/signature")
                        .json()
                        .get("version")
                        .asLong())
                .isZero();
    }

    // ---- removing

    @Test
    void whoIsRemovedLeavesEverythingButTheName() {
        var bo = agent("Bo");
        var group = group("Returns", bo);
        var support = mailbox();
        admin.put(path(bo) + "/mailboxes", Map.of("mailboxIds", List.of(text(support))));
        var desk = SERVER.client().signIn(bo.email(), TestServer.PASSWORD);
        var token = SERVER.token(bo);

        assertThat(admin.delete("/api/agents/" + bo.id().value()).status()).isEqualTo(204);

        assertThat(desk.get("/api/session").status()).isEqualTo(401);
        assertThat(SERVER.client().token(token).get("/api/session").status()).isEqualTo(401);
        assertThat(SERVER.client()
                        .post("/api/session", Map.of("email", bo.email(), "password", TestServer.PASSWORD))
                        .status())
                .isEqualTo(401);
        for (var table : List.of("agent_group_member", "mailbox_agent", "membership")) {
            assertThat(OWNER.fetchCount(
                            DSL.table(table),
                            DSL.condition(
                                    "organization_id = ? and agent_id = ?",
                                    organization.value(),
                                    bo.id().value())))
                    .as(table)
                    .isZero();
        }
        assertThat(OWNER.fetchValue(
                        "select name from agent where id = ?", bo.id().value()))
                .isEqualTo("Bo");
        assertThat(admin.get("/api/admin/agents").json().get("items")).hasSize(1);
        assertThat(admin.delete("/api/agents/" + bo.id().value()).status()).isEqualTo(404);
        assertThat(edit(bo, Map.of("name", "Back")).status()).isEqualTo(404);
        assertThat(add(Map.of("name", "Bo again", "email", bo.email())).status())
                .isEqualTo(201);
        assertThat(group.value()).isPositive();
    }

    @Test
    void openTicketsAreHandedOverEachWithItsHistory() {
        var bo = agent("Bo");
        var cia = agent("Cia");
        var support = mailbox();
        for (var agent : List.of(bo, cia, superadmin)) {
            inside(() -> SERVER.bean(Mailboxes.class).grant(support, agent.id()));
        }
        var open = List.of(ticket(support, bo), ticket(support, bo));
        var solved = ticket(support, bo);
        patch(admin, "/api/tickets/" + solved, Map.of("status", "solved"));
        var trashed = ticket(support, bo);
        admin.delete("/api/tickets/" + trashed);
        var tickets = path(bo) + "/tickets";
        assertThat(admin.get(tickets).json().get("count").asInt()).isEqualTo(2);

        var answer = admin.post(tickets + "/hand-over", Map.of("to", text(cia.id())));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("count").asInt()).isEqualTo(2);
        for (var ticket : open) {
            assertThat(assignee(ticket)).isEqualTo(text(cia.id()));
            assertThat(admin.get("/api/tickets/" + ticket + "/history").text()).contains("ticket.assigned");
        }
        assertThat(assignee(solved)).isEqualTo(text(bo.id()));
        assertThat(admin.get(tickets).json().get("count").asInt()).isZero();

        var toNobody = new HashMap<String, Object>();
        toNobody.put("to", null);
        assertThat(admin.post(path(cia) + "/tickets/hand-over", toNobody)
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(assignee(open.getFirst())).isEmpty();
    }

    /** Or who is refused the removal would have taken the tickets all the same. */
    @Test
    void ticketsOfOneWhoCannotBeRemovedStay() {
        var support = mailbox();
        inside(() -> SERVER.bean(Mailboxes.class).grant(support, superadmin.id()));
        var ticket = ticket(support, superadmin);
        var remover = as(agent("Remover", Permission.REMOVE_AGENTS));
        var toNobody = new HashMap<String, Object>();
        toNobody.put("to", null);

        assertThat(remover.post(path(superadmin) + "/tickets/hand-over", toNobody)
                        .status())
                .isEqualTo(403);
        assertThat(admin.post(path(superadmin) + "/tickets/hand-over", toNobody).code())
                .isEqualTo("own-agent");

        assertThat(assignee(ticket)).isEqualTo(text(superadmin.id()));
    }

    @Test
    void ticketsAreHandedToColleaguesAlone() {
        var bo = agent("Bo");
        var neighbour = SERVER.superadmin(SERVER.organization());
        var path = path(bo) + "/tickets/hand-over";

        assertThat(admin.post(path, Map.of("to", text(neighbour.id()))).status())
                .isEqualTo(400);
        assertThat(admin.post(path, Map.of("to", text(bo.id()))).status()).isEqualTo(400);
        assertThat(as(neighbour).post(path, Map.of("to", text(neighbour.id()))).status())
                .isEqualTo(404);
    }

    // ---- who may

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

    // ---- help

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

    private TestClient as(TestAgent agent) {
        return SERVER.client().signIn(agent.email(), TestServer.PASSWORD);
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
                        Set.copyOf(Arrays.asList(permissions))));
    }

    private GroupId group(String name, TestAgent... members) {
        var group = new AtomicReference<GroupId>();
        inside(() -> group.set(SERVER.bean(Groups.class)
                .add(name, Arrays.stream(members).map(TestAgent::id).toList())));
        return Objects.requireNonNull(group.get());
    }

    private MailboxId mailbox() {
        var answer =
                admin.post("/api/mailboxes", Map.of("name", "Support", "address", "support-" + TestServer.email()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new MailboxId(Long.parseLong(answer.json().get("id").asString()));
    }

    private String ticket(MailboxId mailbox, TestAgent assignee) {
        var answer = admin.post(
                "/api/tickets",
                Map.of(
                        "mailboxId",
                        text(mailbox),
                        "to",
                        List.of("kajsa@customer.example"),
                        "subject",
                        "Question",
                        "text",
                        "Hello",
                        "assigneeId",
                        text(assignee.id())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private String assignee(String ticket) {
        var shown = admin.get("/api/tickets/" + ticket).json();
        return (shown.has("ticket") ? shown.get("ticket") : shown)
                .path("assigneeId")
                .asString("");
    }

    private void inside(Runnable work) {
        Scope.run(
                new Actor.Svara(organization, "test"),
                () -> SERVER.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run()));
    }

    private Command command() {
        return SERVER.beans(Command.class).stream()
                .filter(one -> one.name().equals("seats"))
                .findFirst()
                .orElseThrow();
    }

    private void seats(String... rest) {
        var arguments = new ArrayList<>(List.of("--email", superadmin.email()));
        arguments.addAll(List.of(rest));
        command().run(arguments);
    }

    private Answer add(Map<String, Object> body) {
        return admin.post("/api/admin/agents", body);
    }

    private Answer edit(TestAgent agent, Map<String, Object> body) {
        return patch(admin, path(agent), body);
    }

    private static Answer patch(TestClient client, String path, Map<String, Object> body) {
        return client.send("PATCH", path, JsonMapper.shared().writeValueAsString(body));
    }

    private static String path(TestAgent agent) {
        return "/api/admin/agents/" + agent.id().value();
    }

    private static String text(Id id) {
        return Long.toString(id.value());
    }

    private JsonNode item(TestAgent agent) {
        return one(admin.get("/api/admin/agents").json().get("items"), agent.id());
    }

    private static JsonNode one(JsonNode items, Id id) {
        return items.valueStream()
                .filter(item -> item.get("id").asString().equals(text(id)))
                .findFirst()
                .orElseThrow();
    }

    private int accountMails() {
        return OWNER.fetchCount(
                DSL.table("mail_outgoing"),
                DSL.condition("organization_id = ? and mailbox_id is null", organization.value()));
    }

    private List<String> facts(String kind) {
        return OWNER.fetch(
                        "select facts::text from log_entry where organization_id = ? and kind = ?",
                        organization.value(),
                        kind)
                .getValues(0, String.class);
    }

    private static String picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var draw = image.createGraphics();
        draw.setColor(Color.ORANGE);
        draw.fillRect(0, 0, width, height);
        draw.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static List<Answer> together(List<Callable<Answer>> calls) throws Exception {
        var ready = new CountDownLatch(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Answer>>();
            for (var call : calls) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            var answers = new ArrayList<Answer>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
