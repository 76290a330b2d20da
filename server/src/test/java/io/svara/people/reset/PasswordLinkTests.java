package io.svara.people.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.installation.setup.NewOrganization;
import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.mail.send.TestRelay;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordLinkTests {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/reset#([A-Za-z0-9_-]{43})");
    private static final String CHOSEN = "four new plain words";

    private static final String LEAKED = "harbour violet tangent";

    private static TestRelay relay;
    /** Of its own: another node would take its mails. */
    private static TestServer.Place place;

    private static TestServer server;

    private TestAgent anna;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        relay = TestRelay.start();
        place = TestServer.place();
        server = TestServer.start(
                place,
                List.of(),
                "--svara.trusted-proxies=127.0.0.0/8",
                "--svara.relay-url=" + relay.url(),
                "--svara.passwords.breached=" + breached(folder));
    }

    /** A file of one password, which none of the other rules refuses. */
    private static Path breached(Path folder) throws IOException {
        // the SHA-1 of LEAKED
        return Files.writeString(folder.resolve("breached"), "C26BA338A10B2EF11BAD1D6827988B000BCA6C81:3\r\n");
    }

    @AfterAll
    static void stop() {
        server.close();
        relay.close();
    }

    @BeforeEach
    void makeAgent() {
        anna = superadmin();
    }

    @Test
    void answersTheSameWhetherOrNotThereIsSuchAnAccount() {
        var known = forgotten(from("198.51.100.1"), anna.email());
        var unknown = forgotten(from("198.51.100.1"), "nobody@nowhere.example");
        var nonsense = forgotten(from("198.51.100.1"), "nobody");
        assertThat(known.status()).isEqualTo(202);
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(nonsense.status()).isEqualTo(202);
        assertThat(known.text()).isEqualTo(unknown.text()).isEqualTo(nonsense.text());
        assertThat(known.raw().headers().map().keySet())
                .isEqualTo(unknown.raw().headers().map().keySet());
    }

    @Test
    void aLinkSetsANewPasswordOnceEndsAllSessionsAndTellsItsOwner() {
        var thief = from("203.0.113.1").signIn(anna.email(), TestServer.PASSWORD);
        var token = mailedLink(1);
        var browser = from("198.51.100.1");
        assertThat(browser.post("/api/session/reset/check", Map.of("token", token))
                        .json()
                        .get("email")
                        .asString())
                .isEqualTo(anna.email());
        var weak = browser.post("/api/session/reset", Map.of("token", token, "password", "password123"));
        assertThat(weak.json().at("/errors/0/code").asString()).isEqualTo("too-common");

        var done = browser.post("/api/session/reset", Map.of("token", token, "password", CHOSEN));

        assertThat(done.status()).as(done.text()).isEqualTo(204);
        assertThat(done.headers("Set-Cookie")).as("signs nobody in").isEmpty();
        assertThat(thief.get("/api/session").status()).isEqualTo(401);
        assertThat(signIn(TestServer.PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(CHOSEN).status()).isEqualTo(200);
        assertThat(browser.post("/api/session/reset", Map.of("token", token, "password", "another one again"))
                        .code())
                .isEqualTo("password-link-over");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> mails().stream().anyMatch(mail -> mail.contains("Your password has been changed")));
    }

    @Test
    void aPasswordFromABreachIsRefusedWhereverOneIsChosen() {
        var browser = from("198.51.100.1").signIn(anna.email(), TestServer.PASSWORD);
        var bo = server.agent(anna.organization());
        var refused = List.of(
                browser.put(
                        "/api/session/password", Map.of("currentPassword", TestServer.PASSWORD, "password", LEAKED)),
                from("198.51.100.2").post("/api/session/reset", Map.of("token", mailedLink(1), "password", LEAKED)),
                browser.post(
                        "/api/admin/agents/" + bo.id().value() + "/temporary-password", Map.of("password", LEAKED)),
                browser.post(
                        "/api/admin/agents",
                        Map.of("name", "Cia", "email", TestServer.email(), "temporaryPassword", LEAKED)));

        assertThat(refused)
                .allSatisfy(
                        answer -> assertThat(answer.json().at("/errors/0/code").asString())
                                .as(answer.text())
                                .isEqualTo("breached"));
        assertThat(browser.put(
                                "/api/session/password",
                                Map.of("currentPassword", TestServer.PASSWORD, "password", CHOSEN))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aLinkIsOverAfterHalfAnHour() {
        var token = mailedLink(1);
        server.clock().advance(Duration.ofMinutes(30));
        assertThat(from("198.51.100.1")
                        .post("/api/session/reset/check", Map.of("token", token))
                        .code())
                .isEqualTo("password-link-over");
        assertThat(from("198.51.100.1")
                        .post("/api/session/reset", Map.of("token", token, "password", CHOSEN))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aNewerLinkTakesThePlaceOfTheOneBefore() {
        var first = mailedLink(1);
        var second = mailedLink(2);
        assertThat(from("198.51.100.1")
                        .post("/api/session/reset/check", Map.of("token", first))
                        .status())
                .isEqualTo(404);
        assertThat(from("198.51.100.1")
                        .post("/api/session/reset/check", Map.of("token", second))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPasswordThatIsChangedOtherwiseEndsTheLink() {
        var token = mailedLink(1);
        var own = from("198.51.100.1").signIn(anna.email(), TestServer.PASSWORD);
        assertThat(own.put("/api/session/password", Map.of("currentPassword", TestServer.PASSWORD, "password", CHOSEN))
                        .status())
                .isEqualTo(204);
        assertThat(from("198.51.100.1")
                        .post("/api/session/reset/check", Map.of("token", token))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyIsFloodedWithLinksAndNobodyLearnsOfIt() {
        mailedLink(1);
        mailedLink(2);
        mailedLink(3);
        for (var more = 0; more < 3; more++) {
            assertThat(forgotten(from("198.51.100." + (10 + more)), anna.email())
                            .status())
                    .isEqualTo(202);
        }
        // whoever asks next is served after those: so they have been decided
        var bo = server.agent(anna.organization());
        forgotten(from("198.51.100.60"), bo.email());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !links(bo.email()).isEmpty());
        assertThat(links(anna.email())).hasSize(3);
    }

    @Test
    void oneAddressThatAsksForManyIsRefused() {
        for (var ask = 0; ask < 30; ask++) {
            assertThat(forgotten(from("203.0.113.77"), "agent" + ask + "@somewhere.example")
                            .status())
                    .isEqualTo(202);
        }
        assertThat(forgotten(from("203.0.113.77"), anna.email()).status()).isEqualTo(429);
    }

    @Test
    void theSecretIsKeptAsAHashOnly() throws Exception {
        var token = mailedLink(1);
        try (var connection = place.owner().dataSource().getConnection();
                var statement = connection.prepareStatement(
                        "select count(*) from password_link where token_hash = sha256(convert_to(?, 'UTF8'))")) {
            statement.setString(1, token);
            var row = statement.executeQuery();
            row.next();
            assertThat(row.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void anAdministratorHasALinkSentThatLastsADayButNotToOneWithMoreRights() {
        var bo = server.agent(anna.organization());
        var chief = server.add(
                anna.organization(),
                new NewAgent(
                        "Editor",
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        "",
                        Office.BACK,
                        false,
                        Set.of(Permission.EDIT_AGENTS)));
        var editor = from("198.51.100.2").signIn(chief.email(), TestServer.PASSWORD);
        assertThat(link(editor, anna).status()).isEqualTo(403);
        var more = server.add(
                anna.organization(),
                new NewAgent(
                        "More",
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        "",
                        Office.BACK,
                        false,
                        Set.of(Permission.LABELS)));
        assertThat(link(editor, more).status()).isEqualTo(403);
        assertThat(link(from("198.51.100.3").signIn(bo.email(), TestServer.PASSWORD), more)
                        .status())
                .isEqualTo(403);
        // a program asks for nobody's password
        assertThat(link(server.client().token(server.token(chief)), bo).status())
                .isEqualTo(403);

        assertThat(link(editor, bo).status()).isEqualTo(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !links(bo.email()).isEmpty());
        server.clock().advance(Duration.ofHours(23));
        assertThat(from("198.51.100.1")
                        .post(
                                "/api/session/reset",
                                Map.of("token", links(bo.email()).getFirst(), "password", CHOSEN))
                        .status())
                .isEqualTo(204);
    }

    private static TestClient.Answer link(TestClient by, TestAgent agent) {
        return by.post("/api/admin/agents/" + agent.id().value() + "/password-link", Map.of());
    }

    /** The link of the mail that is sent now, when there are this many in all. */
    private String mailedLink(int count) {
        forgotten(from("198.51.100.1"), anna.email());
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> links(anna.email()), links -> links.size() == count)
                .getLast();
    }

    private static List<String> links(String email) {
        return relay.mails().stream()
                .filter(mail -> mail.recipients().toString().contains(email))
                // quoted-printable breaks lines
                .map(mail -> mail.text().replaceAll("=\\r?\\n", ""))
                .flatMap(mail -> LINK.matcher(mail).results().limit(1))
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    private List<String> mails() {
        return relay.mails().stream()
                .filter(mail -> mail.recipients().toString().contains(anna.email()))
                .map(TestRelay.ReceivedMail::text)
                .toList();
    }

    private TestClient.Answer signIn(String password) {
        return from("198.51.100.1").post("/api/session", Map.of("email", anna.email(), "password", password));
    }

    private static TestClient.Answer forgotten(TestClient client, String email) {
        return client.post("/api/session/forgotten", Map.of("email", email));
    }

    private static TestAgent superadmin() {
        var email = TestServer.email();
        var id = new AtomicReference<AgentId>();
        var organization = server.bean(NewOrganization.class)
                .make(
                        "Nordvind",
                        "en",
                        NewAgent.superadmin("Anna", email, TestServer.PASSWORD, PasswordKind.OWN),
                        id::set);
        return new TestAgent(organization, Objects.requireNonNull(id.get()), email);
    }

    private static TestClient from(String address) {
        return server.client().header("X-Forwarded-For", address);
    }
}
