package io.svara.people.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class TokenScopesTests {

    private static final TestServer SERVER = TestServer.shared();

    private TestAgent anna;
    private TestClient browser;

    @BeforeEach
    void office() {
        anna = SERVER.superadmin(SERVER.organization());
        browser = SERVER.client().signIn(anna.email(), TestServer.PASSWORD).withProof();
    }

    @Test
    void reachesNoFartherThanItsScopes() {
        var reader = token("tickets:read");

        assertThat(reader.get("/api/tickets").status()).isEqualTo(200);
        assertThat(reader.get("/api/labels").status()).isEqualTo(200);
        assertThat(reader.get("/api/session").status()).isEqualTo(200);
        refused(reader.post("/api/tickets", Map.of("mailboxId", "1", "subject", "x", "text", "x")));
        refused(reader.get("/api/admin/audit"));
        refused(reader.post("/api/labels", Map.of("name", "x", "services", List.of("tickets"))));

        var administrator = token("admin:write");
        assertThat(administrator
                        .post("/api/labels", Map.of("name", "Mine", "services", List.of("tickets")))
                        .status())
                .isEqualTo(201);
        assertThat(administrator.get("/api/admin/audit").status()).isEqualTo(200);
        refused(administrator.get("/api/tickets"));
    }

    @Test
    void readsAConversationWithTheScopeToReadThoughThatMarksNothing() {
        var reader = token("tickets:read");

        // no such ticket: its scope was enough to be told so
        assertThat(reader.get("/api/tickets/1/messages").status()).isEqualTo(404);
    }

    @Test
    void mayDoWhatItsAgentMayAndNoMore() {
        var bo = SERVER.agent(anna.organization());
        var bos = SERVER.client().signIn(bo.email(), TestServer.PASSWORD).withProof();
        var made = bos.post("/api/tokens", Map.of("name", "all", "scopes", List.of("admin:write", "tickets:write")));

        var program = SERVER.client().token(made.json().path("token").asString());

        assertThat(program.get("/api/admin/audit").code()).isEqualTo("forbidden");
    }

    @Test
    void makesNoTokenChangesNoPasswordAndEndsNoSession() {
        var whole = SERVER.client().token(SERVER.token(anna));

        assertThat(whole.post("/api/tokens", Map.of("name", "more")).code()).isEqualTo("no-session");
        assertThat(whole.post("/api/admin/tokens", Map.of("name", "more")).code())
                .isEqualTo("no-session");
        // nor with somebody's cookie beside it
        whole.cookies().putAll(browser.cookies());
        assertThat(whole.post("/api/tokens", Map.of("name", "more")).code()).isEqualTo("not-by-token");
        assertThat(whole.post("/api/admin/tokens", Map.of("name", "more")).code())
                .isEqualTo("not-by-token");
        assertThat(whole.delete("/api/sessions/1").code()).isEqualTo("not-by-token");
        assertThat(whole.get("/api/tokens").status()).isEqualTo(200);
        assertThat(whole.get("/api/admin/tokens").status()).isEqualTo(200);
    }

    @Test
    void isMadeOnlyByWhoHasJustShownWhoTheyAre() {
        SERVER.clock().advance(Duration.ofMinutes(10));

        assertThat(browser.post("/api/tokens", Map.of("name", "own")).code()).isEqualTo("confirmation-needed");
        assertThat(browser.post("/api/admin/tokens", organizationToken("name", "Ours"))
                        .code())
                .isEqualTo("confirmation-needed");
        assertThat(browser.get("/api/admin/tokens").json().path("items")).isEmpty();

        confirm();

        assertThat(browser.post("/api/tokens", Map.of("name", "own")).status()).isEqualTo(201);
        assertThat(browser.post("/api/admin/tokens", organizationToken("name", "Ours"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void isRevokedWithoutAProof() {
        SERVER.clock().advance(Duration.ofMinutes(10));
        SERVER.token(anna);

        var revoked = browser.delete("/api/tokens/" + row("test").path("id").asString());

        assertThat(revoked.status()).isEqualTo(204);
    }

    @Test
    void endsWhenItsTimeIsOver() {
        var answer = browser.post(
                "/api/tokens",
                Map.of(
                        "name", "short",
                        "scopes", List.of("tickets:read"),
                        "expiresAt",
                                SERVER.clock()
                                        .instant()
                                        .plus(Duration.ofHours(1))
                                        .toString()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var program = SERVER.client().token(answer.json().path("token").asString());
        assertThat(program.get("/api/labels").status()).isEqualTo(200);

        SERVER.clock().advance(Duration.ofHours(2));

        assertThat(program.get("/api/labels").code()).isEqualTo("unknown-token");
        confirm();
        assertThat(browser.post("/api/tokens", Map.of("name", "late", "expiresAt", "2020-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(400);
        assertThat(browser.post("/api/tokens", Map.of("name", "odd", "scopes", List.of("everything")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void leavesItsNameAndNumberWithWhatItDid() {
        token("admin:write").post("/api/labels", Map.of("name", "By program", "services", List.of("tickets")));

        var entry = browser.get("/api/admin/audit?kinds=settings")
                .json()
                .path("items")
                .get(0);

        assertThat(entry.path("cause").asString()).startsWith("api-token:");
        assertThat(entry.path("actor").path("name").asString()).isEqualTo("Anna");
    }

    @Test
    void isOfTheOrganisationWithItsOwnPermissionsAndMailboxes() {
        var group = group();
        var mailbox = mailbox();
        within(() -> SERVER.bean(Mailboxes.class).grant(mailbox, group));
        var made = browser.post(
                "/api/admin/tokens",
                Map.of(
                        "name", "Warehouse",
                        "permissions", List.of("labels"),
                        "groupIds", List.of(String.valueOf(group.value())),
                        "scopes", List.of("tickets:write", "admin:write")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var program = SERVER.client().token(made.json().path("token").asString());

        assertThat(program.get("/api/mailboxes").json().path("items")).hasSize(1);
        assertThat(program.post("/api/labels", Map.of("name", "Shipped", "services", List.of("tickets")))
                        .status())
                .isEqualTo(201);
        assertThat(program.get("/api/admin/audit").code()).isEqualTo("forbidden");
        assertThat(browser.get("/api/agents").text()).doesNotContain("Warehouse");
        assertThat(browser.get("/api/admin/agents").text()).doesNotContain("Warehouse");
        assertThat(browser.get("/api/admin/groups").text()).doesNotContain("Warehouse");
        // whoever edits the group does not see the token's agent, and does not put it out
        var path = "/api/admin/groups/" + group.value();
        var edited = browser.put(
                path,
                Map.of(
                        "name",
                        "Of programs",
                        "memberIds",
                        List.of(),
                        "ifVersion",
                        browser.get(path).json().path("version").asLong()));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(program.get("/api/mailboxes").json().path("items")).hasSize(1);
        var listed = row("Warehouse");
        assertThat(listed.path("owner").isNull()).isTrue();
        assertThat(listed.path("createdBy").path("name").asString()).isEqualTo("Anna");
        assertThat(listed.path("permissions").get(0).asString()).isEqualTo("labels");
        assertThat(listed.has("token")).isFalse();
        assertThat(browser.get("/api/admin/audit?kinds=settings")
                        .json()
                        .path("items")
                        .get(0)
                        .path("actor")
                        .path("name")
                        .asString())
                .isEqualTo("Warehouse");

        browser.delete("/api/admin/tokens/" + made.json().path("id").asString());

        assertThat(program.get("/api/labels").code()).isEqualTo("unknown-token");
    }

    @Test
    void getsNothingThatItsMakerDoesNotHold() {
        var group = group();
        var bo = SERVER.add(
                anna.organization(),
                new NewAgent(
                        "Bo",
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        "",
                        Office.FRONT,
                        false,
                        Set.of(Permission.API_TOKENS)));
        var bos = SERVER.client().signIn(bo.email(), TestServer.PASSWORD).withProof();

        assertThat(bos.post("/api/admin/tokens", organizationToken("permissions", List.of("labels")))
                        .status())
                .isEqualTo(403);
        assertThat(bos.post("/api/admin/tokens", organizationToken("groupIds", List.of("" + group.value())))
                        .status())
                .isEqualTo(403);
        assertThat(bos.post("/api/admin/tokens", organizationToken("groupIds", List.of("999999999")))
                        .code())
                .isEqualTo("group-not-found");
        assertThat(bos.post("/api/admin/tokens", organizationToken("permissions", List.of("superadmin")))
                        .status())
                .isEqualTo(400);
        assertThat(bos.post("/api/admin/tokens", organizationToken("permissions", List.of("api-tokens")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void revokesAnAgentsToken() {
        var bo = SERVER.agent(anna.organization());
        var program = SERVER.client().token(SERVER.token(bo));
        assertThat(program.get("/api/labels").status()).isEqualTo(200);

        var revoked =
                browser.delete("/api/admin/tokens/" + row("test").path("id").asString());

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(program.get("/api/labels").code()).isEqualTo("unknown-token");
        assertThat(SERVER.client()
                        .signIn(bo.email(), TestServer.PASSWORD)
                        .get("/api/session")
                        .status())
                .isEqualTo(200);
    }

    /** Whatever changes how one gets in is for a person at a browser: a new use case of this kind has to say so. */
    @Test
    void opensNoDoorOfPeople() throws ClassNotFoundException {
        var harmless = Set.of("ChangeAppearance", "SetOwnPicture");
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(UseCase.class));
        var open = new HashSet<String>();
        for (var found : scanner.findCandidateComponents("io.svara.people")) {
            var type = Class.forName(found.getBeanClassName());
            var useCase = type.getAnnotation(UseCase.class);
            boolean opens = useCase.permission() == Permission.SIGNED_IN
                    || useCase.permission() == Permission.SECURITY
                    || useCase.permission() == Permission.API_TOKENS;
            if (opens && !useCase.readOnly() && !useCase.reading() && useCase.tokens()) {
                open.add(type.getSimpleName());
            }
        }
        open.removeAll(harmless);
        assertThat(open).as("use cases of people that need tokens = false").isEmpty();
    }

    private static Map<String, Object> organizationToken(String field, Object value) {
        var body = new HashMap<String, Object>(Map.of("name", "Program", "scopes", List.of("admin:write")));
        body.put(field, value);
        return body;
    }

    private JsonNode row(String name) {
        for (var token : browser.get("/api/admin/tokens").json().path("items")) {
            if (token.path("name").asString().equals(name)) {
                return token;
            }
        }
        throw new AssertionError(name);
    }

    private GroupId group() {
        var made = new GroupId[1];
        within(() -> made[0] = SERVER.bean(Groups.class).add("Group " + TestServer.email(), Set.of()));
        return made[0];
    }

    private MailboxId mailbox() {
        var made = browser.post("/api/mailboxes", Map.of("name", "Support", "address", "s" + TestServer.email()));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return new MailboxId(Long.parseLong(made.json().path("id").asString()));
    }

    private void within(Runnable work) {
        Scope.run(
                new Actor.Svara(anna.organization(), "test"),
                () -> SERVER.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run()));
    }

    private TestClient token(String... scopes) {
        var made = browser.post("/api/tokens", Map.of("name", "program", "scopes", List.of(scopes)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return SERVER.client().token(made.json().path("token").asString());
    }

    private void confirm() {
        var answer =
                browser.post("/api/session/confirmation", Map.of("method", "password", "code", TestServer.PASSWORD));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static void refused(TestClient.Answer answer) {
        assertThat(answer.code()).isEqualTo("scope-missing");
    }
}
