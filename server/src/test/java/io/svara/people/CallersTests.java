package io.svara.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.AccountId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database. Their clocks stand still, so that nothing ends by itself. */
class CallersTests {

    private static final TestServer ONE = TestServer.shared();
    private static TestServer two;

    private TestAgent anna;
    private TestAgent bo;

    @BeforeAll
    static void start() {
        two = TestServer.start();
    }

    @AfterAll
    static void stop() {
        two.close();
    }

    @BeforeEach
    void makeAgents() {
        var organization = ONE.organization();
        anna = ONE.superadmin(organization);
        bo = ONE.agent(organization);
    }

    @Test
    void endsTheSessionOfARemovedAgentOnAllNodesAtOnce() {
        var here = ONE.client().signIn(bo.email(), TestServer.PASSWORD);
        var there = two.client();
        there.cookies().putAll(here.cookies());
        var program = two.client().token(ONE.token(bo));
        assertThat(here.get("/api/agents").status()).isEqualTo(200);
        assertThat(there.get("/api/agents").status()).isEqualTo(200);
        assertThat(program.get("/api/agents").status()).isEqualTo(200);

        var removed = ONE.client()
                .token(ONE.token(anna))
                .delete("/api/agents/" + bo.id().value());

        assertThat(removed.status()).isEqualTo(204);
        assertThat(here.get("/api/agents").status()).isEqualTo(401);
        refusedSoon(there);
        refusedSoon(program);
        assertThat(two.client()
                        .post("/api/session", Map.of("email", bo.email(), "password", TestServer.PASSWORD))
                        .code())
                .isEqualTo("sign-in-failed");
    }

    @Test
    void keepsNobodyOutOfANodeWhoseClockIsBehind() {
        ONE.clock().advance(Duration.ofMinutes(1));
        ONE.client().post("/api/session", Map.of("email", anna.email(), "password", "not the password"));
        ONE.client().signIn(bo.email(), TestServer.PASSWORD);

        assertThat(two.client()
                        .post("/api/session", Map.of("email", anna.email(), "password", "not the password"))
                        .code())
                .isEqualTo("sign-in-failed");
        two.client().signIn(bo.email(), TestServer.PASSWORD);
    }

    @Test
    void endsARevokedTokenOnAllNodesAtOnce() {
        var owner = ONE.client().signIn(anna.email(), TestServer.PASSWORD);
        var made = owner.post("/api/tokens", Map.of("name", "import")).json();
        var there = two.client().token(made.get("token").asString());
        var here = ONE.client().token(made.get("token").asString());
        assertThat(there.get("/api/agents").status()).isEqualTo(200);
        assertThat(here.get("/api/agents").status()).isEqualTo(200);
        assertThat(owner.get("/api/tokens").json().get("items")).hasSize(1);

        assertThat(owner.delete("/api/tokens/" + made.get("id").asString()).status())
                .isEqualTo(204);

        assertThat(here.get("/api/agents").code()).isEqualTo("unknown-token");
        refusedSoon(there);
        assertThat(owner.get("/api/tokens").json().get("items")).isEmpty();
    }

    @Test
    void showsATokenTheAgentsOfItsOwnOrganisationOnly() {
        var stranger = ONE.superadmin(ONE.organization());
        var strangers = ONE.client().token(ONE.token(stranger));

        assertThat(strangers.get("/api/agents").text())
                .contains(stranger.email())
                .doesNotContain(anna.email())
                .doesNotContain(bo.email());
        assertThat(strangers.delete("/api/agents/" + bo.id().value()).code()).isEqualTo("agent-not-found");
        assertThat(ONE.client().token(ONE.token(bo)).get("/api/agents").status())
                .isEqualTo(200);
    }

    @Test
    void revokesNobodyElsesToken() {
        var annas = ONE.client().token(ONE.token(anna));
        var id = annas.get("/api/tokens").json().get("items").get(0).get("id").asString();

        assertThat(ONE.client()
                        .signIn(bo.email(), TestServer.PASSWORD)
                        .withProof()
                        .delete("/api/tokens/" + id)
                        .code())
                .isEqualTo("api-token-not-found");
        assertThat(annas.get("/api/agents").status()).isEqualTo(200);
    }

    @Test
    void refusesAnAddressThatAnAccountAnywhereHas() {
        var other = ONE.organization();
        var taken = NewAgent.agent("Copy", anna.email().toUpperCase(Locale.ROOT), "a fine password", PasswordKind.OWN);

        assertThatThrownBy(() -> ONE.add(other, taken)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem).hasMessage("Email address already exists on another account");
            assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT);
        });
    }

    @Test
    void freesTheAddressOfARemovedAgent() {
        ONE.client().token(ONE.token(anna)).delete("/api/agents/" + bo.id().value());

        var again = ONE.add(anna.organization(), NewAgent.agent("Bo", bo.email(), "a fine password", PasswordKind.OWN));

        assertThat(again.id()).isNotEqualTo(bo.id());
        ONE.client().signIn(bo.email(), "a fine password");
    }

    @Test
    void takesTheDemosPasswordForTheDemoOnly() {
        var organization = ONE.organization();
        assertThatThrownBy(() -> ONE.add(
                        organization, NewAgent.agent("Demo", TestServer.email(), "svara-demo", PasswordKind.OWN)))
                .isInstanceOf(Problem.class);

        var demo = ONE.add(organization, NewAgent.agent("Demo", TestServer.email(), "svara-demo", PasswordKind.DEMO));

        // this server was not started as the demo
        var answer =
                ONE.client().post("/api/session", java.util.Map.of("email", demo.email(), "password", "svara-demo"));
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void registersTheDemosTokenAsOftenAsItStarts() {
        var token = "demo-token-" + anna.email();
        ONE.bean(ApiTokens.class).register(anna.email(), "demo", token);
        ONE.bean(ApiTokens.class).register(anna.email(), "demo", token);

        var program = ONE.client().token(token);
        assertThat(program.get("/api/session").json().get("agent").get("email").asString())
                .isEqualTo(anna.email());
        assertThat(program.get("/api/session").json().get("csrf").isNull()).isTrue();
        assertThat(program.get("/api/tokens").json().get("items")).hasSize(1);
    }

    @Test
    void givesNobodyMoreThanTheGiverHas() {
        var manager = new Actor.Agent(bo.organization(), bo.id(), new AccountId(1), false, Set.of(Permission.AGENTS));
        var superadmin = NewAgent.superadmin("X", TestServer.email(), "a fine password", PasswordKind.OWN);
        var labels = new NewAgent(
                "X",
                TestServer.email(),
                "a fine password",
                PasswordKind.OWN,
                "",
                Office.BACK,
                false,
                Set.of(Permission.LABELS));

        assertThatThrownBy(
                        () -> Scope.call(manager, () -> ONE.bean(AddAgent.class).add(superadmin)))
                .hasMessageContaining("superadmin");
        assertThatThrownBy(
                        () -> Scope.call(manager, () -> ONE.bean(AddAgent.class).add(labels)))
                .hasMessageContaining("labels");
    }

    @Test
    void resolvesThePermissionsThatWereGranted() {
        var agent = new NewAgent(
                "Carin",
                TestServer.email(),
                TestServer.PASSWORD,
                PasswordKind.OWN,
                "Billing",
                Office.FRONT,
                false,
                Set.of(Permission.LABELS, Permission.API_TOKENS));
        var carin = ONE.add(anna.organization(), agent);
        var client = ONE.client().signIn(carin.email(), TestServer.PASSWORD);

        assertThat(client.get("/api/session")
                        .json()
                        .get("agent")
                        .get("permissions")
                        .toString())
                .contains("labels", "api-tokens")
                .doesNotContain("agents");
        assertThat(client.delete("/api/agents/" + bo.id().value()).code()).isEqualTo("forbidden");
        assertThat(client.post("/api/tokens", Map.of("name", "mine")).status()).isEqualTo(201);
    }

    @Test
    void removesNeitherOneselfNorASuperadminWithoutBeingOne() {
        var annas = ONE.client().token(ONE.token(anna));

        assertThat(annas.delete("/api/agents/" + anna.id().value()).code()).isEqualTo("own-agent");
    }

    private static void refusedSoon(TestClient client) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> client.get("/api/agents").status() == 401);
    }
}
