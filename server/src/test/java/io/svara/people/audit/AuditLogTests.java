package io.svara.people.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.installation.setup.NewOrganization;
import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditLogTests {

    private static final TestServer SERVER = TestServer.shared();

    private TestAgent anna;
    private TestClient api;

    @BeforeEach
    void office() {
        anna = SERVER.superadmin(SERVER.organization());
        api = SERVER.client().token(SERVER.token(anna));
    }

    @Test
    void saysWhoChangedWhatAndFromWhere() {
        api.header("User-Agent", "Probe/1")
                .post("/api/labels", Map.of("name", "Refund", "services", List.of("tickets")));

        var entry = entries("").getFirst();

        assertThat(entry.path("kind").asString()).isEqualTo("label.created");
        assertThat(entry.path("actor").path("name").asString()).isEqualTo("Anna");
        assertThat(entry.path("subject").path("name").asString()).isEqualTo("Refund");
        assertThat(entry.path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.path("device").asString()).isEqualTo("Probe/1");
    }

    @Test
    void holdsNoTicketsTalkButWhatAnAgentTakesAway() {
        furnished();
        var mailbox = api.post("/api/mailboxes", Map.of("name", "Support", "address", "s" + anna.email()))
                .json();
        var created = api.post(
                "/api/tickets",
                Map.of(
                        "mailboxId",
                        mailbox.path("id").asString(),
                        "to",
                        List.of("kund@example.com"),
                        "subject",
                        "Paket",
                        "text",
                        "Hej"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var ticket = created.json().path("id").asString();
        api.send("PATCH", "/api/tickets/" + ticket, "{\"priority\": \"high\"}");
        var trashed = api.delete("/api/tickets/" + ticket);

        assertThat(trashed.status()).isEqualTo(200);
        assertThat(kinds("")).contains("ticket.trashed", "mailbox.created");
        assertThat(kinds("")).doesNotContain("ticket.created", "ticket.priority-changed", "message.replied");
    }

    @Test
    void tellsSignInsFailuresOfKnownAccountsAndSignOuts() {
        var client = SERVER.client();
        client.post("/api/session", Map.of("email", anna.email(), "password", "not this one at all"));
        client.post("/api/session", Map.of("email", "nobody" + anna.email(), "password", "not this one at all"));
        var browser = SERVER.client().signIn(anna.email(), TestServer.PASSWORD).withProof();
        browser.delete("/api/session");

        var found = entries("?kinds=sign-in");

        assertThat(found)
                .extracting(entry -> entry.path("kind").asString())
                .containsExactly("agent.signed-out", "agent.signed-in", "agent.sign-in-failed");
        assertThat(found.get(1).path("actor").path("id").asString())
                .isEqualTo(String.valueOf(anna.id().value()));
        assertThat(found.get(2).path("actor").path("kind").asString()).isEqualTo("svara");
        assertThat(found.get(2).path("subject").path("name").asString()).isEqualTo("Anna");
        assertThat(found.get(2).path("address").asString()).isEqualTo("127.0.0.1");
    }

    @Test
    void findsByWhoByWhatByKindByTimeAndByName() {
        var bo = SERVER.add(
                anna.organization(),
                new NewAgent(
                        "Bo Ek",
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        "",
                        Office.FRONT,
                        false,
                        Set.of(Permission.LABELS)));
        SERVER.client()
                .token(SERVER.token(bo))
                .post("/api/labels", Map.of("name", "By Bo", "services", List.of("tickets")));
        var label = api.post("/api/labels", Map.of("name", "Retur", "services", List.of("tickets")))
                .json()
                .path("id")
                .asString();

        assertThat(kinds("?actor=" + bo.id().value())).containsExactly("label.created");
        assertThat(subjects("?subjectKind=label&subjectId=" + label)).containsExactly("Retur");
        assertThat(subjects("?kinds=settings")).containsExactly("Retur", "By Bo");
        assertThat(subjects("?q=retu")).containsExactly("Retur");
        assertThat(subjects("?q=bo%20ek")).contains("By Bo", "Bo Ek");
        var now = SERVER.clock().instant();
        assertThat(entries("?from=" + now.plusSeconds(3600))).isEmpty();
        assertThat(entries("?to=" + now.minusSeconds(3600))).isEmpty();
        assertThat(subjects("?from=" + now.minusSeconds(60) + "&to=" + now.plusSeconds(60)))
                .contains("Retur");
        assertThat(api.get("/api/admin/audit?kinds=everything").code()).isEqualTo("invalid");
        assertThat(api.get("/api/admin/audit?from=yesterday").status()).isEqualTo(400);
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        for (int number = 0; number < 7; number++) {
            api.post("/api/labels", Map.of("name", "L" + number, "services", List.of("tickets")));
        }

        var names = new ArrayList<String>();
        var cursor = "";
        do {
            var page =
                    api.get("/api/admin/audit?kinds=settings&limit=3" + cursor).json();
            page.path("items")
                    .forEach(entry ->
                            names.add(entry.path("subject").path("name").asString()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());

        assertThat(names).containsExactly("L6", "L5", "L4", "L3", "L2", "L1", "L0");
    }

    @Test
    void isExportedWithoutFormulasAndSaysThatItWas() {
        api.post("/api/labels", Map.of("name", "=1+1, \"x\"", "services", List.of("tickets")));

        var file = api.get("/api/admin/audit/export?kinds=settings");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("audit-log.csv");
        var text = new String(file.raw().body(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFtime,actor,actor_id,");
        assertThat(text).contains("label.created").contains("\"'=1+1, \"\"x\"\"\"");
        assertThat(kinds("?kinds=exports")).containsExactly("audit-log.exported");
    }

    @Test
    void exportsAllOfALongLog() {
        try (var connection = TestServer.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into log_entry (organization_id, at, actor_kind, cause, kind, subject_kind, subject_id, audited) "
                            + "select " + anna.organization().value()
                            + ", timestamptz '2026-11-01' + n * interval '1 second', 'svara', 'test', 'label.created', 'label', n, true "
                            + "from generate_series(1, 1203) n");
        } catch (java.sql.SQLException failed) {
            throw new IllegalStateException(failed);
        }

        var text = api.get("/api/admin/audit/export?kinds=settings&to=2026-11-10T00:00:00Z")
                .text();

        assertThat(text.lines().filter(line -> line.contains("label.created"))).hasSize(1203);
    }

    @Test
    void isShownAndGivenToThoseWhoMayAlone() {
        var reader = with(Permission.AUDIT_LOG);
        var stranger = with(Permission.EXPORT);

        assertThat(stranger.get("/api/admin/audit").status()).isEqualTo(403);
        assertThat(stranger.get("/api/admin/audit/export").status()).isEqualTo(403);
        assertThat(reader.get("/api/admin/audit").status()).isEqualTo(200);
        assertThat(reader.get("/api/admin/audit/export").status()).isEqualTo(403);
    }

    @Test
    void saysWhatAPlainSettingWasAndIs() {
        var mailbox = api.post("/api/mailboxes", Map.of("name", "Support", "address", "m" + anna.email()))
                .json()
                .path("id")
                .asString();
        var before = api.get("/api/mailboxes/" + mailbox + "/settings").json();
        var was = before.path("assignment").asString();
        assertThat(was).isEqualTo("none");
        var wanted = JsonMapper.shared().convertValue(before, new TypeReference<Map<String, Object>>() {});
        wanted.put("assignment", "round-robin");
        wanted.put("ifVersion", before.path("version").asLong());
        var changed = api.put("/api/mailboxes/" + mailbox + "/settings", wanted);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        var entry = entries("?kinds=mailboxes").getFirst();
        assertThat(entry.path("kind").asString()).isEqualTo("mailbox.changed");
        assertThat(entry.path("facts").path("assignment-from").asString()).isEqualTo("none");
        assertThat(entry.path("facts").path("assignment-to").asString()).isEqualTo("round-robin");
    }

    /** With all that tickets need. */
    private void furnished() {
        var email = TestServer.email();
        var id = new AtomicReference<AgentId>();
        var organization = SERVER.bean(NewOrganization.class)
                .make(
                        "Nordvind",
                        "en",
                        NewAgent.superadmin("Anna", email, TestServer.PASSWORD, PasswordKind.OWN),
                        id::set);
        anna = new TestAgent(organization, Objects.requireNonNull(id.get()), email);
        api = SERVER.client().token(SERVER.token(anna));
    }

    private TestClient with(Permission permission) {
        var agent = SERVER.add(
                anna.organization(),
                new NewAgent(
                        "Cia",
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        "",
                        Office.FRONT,
                        false,
                        Set.of(permission)));
        return SERVER.client().token(SERVER.token(agent));
    }

    private List<JsonNode> entries(String query) {
        var answer = api.get("/api/admin/audit" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var found = new ArrayList<JsonNode>();
        answer.json().path("items").forEach(found::add);
        return found;
    }

    private List<String> kinds(String query) {
        return entries(query).stream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }

    private List<String> subjects(String query) {
        return entries(query).stream()
                .map(entry -> entry.path("subject").path("name").asString(""))
                .toList();
    }
}
