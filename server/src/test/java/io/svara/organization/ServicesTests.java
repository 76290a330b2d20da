package io.svara.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Permission;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Services are taken into use, and their guides tick themselves (ORG-19). */
class ServicesTests {

    private Desk desk;

    @BeforeEach
    void open() {
        desk = Desk.open();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void oneThatIsNotActivatedIsOfferedAndOpensItsGuide() {
        assertThat(tickets().path("active").asBoolean()).isFalse();
        assertThat(tickets().path("steps")).isEmpty();
        assertThat(change(Map.of("guideClosed", true)).code()).isEqualTo("not-active");
        Desk.ok(change(Map.of("active", true)));
        assertThat(steps())
                .containsExactly(
                        "mailbox false",
                        "sending false",
                        "statuses false",
                        "types false",
                        "agents false",
                        "forwarding false");
        assertThat(change(Map.of("active", false)).status()).isEqualTo(400);
        assertThat(desk.api()
                        .send("PATCH", "/api/admin/services", "{\"service\": \"none\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void itsStepsTickThemselvesWithForwardingLast() {
        var mailbox = desk.mailbox();
        assertThat(steps())
                .containsExactly(
                        "mailbox true",
                        "sending false",
                        "statuses false",
                        "types false",
                        "agents false",
                        "forwarding false");
        agent();
        assertThat(steps())
                .containsExactly(
                        "mailbox true",
                        "sending false",
                        "statuses false",
                        "types false",
                        "agents true",
                        "forwarding false");
        desk.receive(
                mailbox.inboundAddress(), Letter.from("kim@customer.example").subject("Hello"));
        desk.awaitIntake();
        assertThat(steps())
                .containsExactly(
                        "mailbox true",
                        "sending false",
                        "statuses false",
                        "types false",
                        "agents true",
                        "forwarding true");
        desk.execute("update mailbox set outgoing_status = 'success'");
        assertThat(steps())
                .containsExactly(
                        "mailbox true",
                        "sending true",
                        "statuses false",
                        "types false",
                        "agents true",
                        "forwarding true");
    }

    @Test
    void aStepThatIsWellAsItIsIsKept() {
        Desk.ok(change(Map.of("active", true)));
        assertThat(keepable()).containsExactly("statuses", "types");
        assertThat(change(Map.of("keptStep", "mailbox")).text()).contains("\"to-be-done\"");
        assertThat(change(Map.of("keptStep", "none")).text()).contains("\"unknown-step\"");

        Desk.ok(change(Map.of("keptStep", "types")));
        Desk.ok(change(Map.of("keptStep", "types")));

        assertThat(steps()).contains("statuses false", "types true");
        assertThat(keepable()).containsExactly("statuses");
        assertThat(desk.count("select cardinality(kept_steps) from organization_service where organization_id = "
                        + desk.own().organization().value()))
                .isOne();
    }

    @Test
    void statusesAndTypesTickWhenTheyAreTheOrganisationsOwn() {
        Desk.ok(change(Map.of("active", true)));
        var names = Map.of("en", "Waits for parts");
        Desk.ok(desk.api().post("/api/types", Map.of("name", "Return")));
        assertThat(steps()).contains("statuses false", "types true");
        Desk.ok(desk.api().post("/api/statuses", Map.of("kind", "on_hold", "names", names)));
        assertThat(steps()).contains("statuses true", "types true");
    }

    private List<String> keepable() {
        return tickets()
                .path("steps")
                .valueStream()
                .filter(step -> step.path("keepable").asBoolean())
                .map(step -> step.path("key").asString())
                .toList();
    }

    @Test
    void aGuideIsPutAwayAndBackByASuperadminAlone() {
        desk.mailbox();
        assertThat(Desk.ok(change(Map.of("guideClosed", true)))
                        .path("guideClosed")
                        .asBoolean())
                .isTrue();
        assertThat(Desk.ok(change(Map.of("guideClosed", false)))
                        .path("guideClosed")
                        .asBoolean())
                .isFalse();
        var other = desk.server().client().token(desk.server().token(agent()));
        assertThat(other.send("PATCH", "/api/admin/services", "{\"service\": \"tickets\", \"guideClosed\": true}")
                        .status())
                .isEqualTo(403);
        assertThat(other.get("/api/services").status()).isEqualTo(200);
    }

    private TestServer.TestAgent agent() {
        return desk.server()
                .add(
                        desk.own().organization(),
                        new NewAgent(
                                "Bo",
                                TestServer.email(),
                                TestServer.PASSWORD,
                                PasswordKind.OWN,
                                "",
                                Office.FRONT,
                                false,
                                Set.of(Permission.MAILBOXES)));
    }

    private io.svara.web.TestClient.Answer change(Map<String, Object> change) {
        var patch = new java.util.HashMap<>(change);
        patch.put("service", "tickets");
        return desk.api()
                .send(
                        "PATCH",
                        "/api/admin/services",
                        tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(patch));
    }

    private JsonNode tickets() {
        return Desk.items(desk.api().get("/api/services")).getFirst();
    }

    private List<String> steps() {
        return tickets()
                .path("steps")
                .valueStream()
                .map(step ->
                        step.path("key").asString() + " " + step.path("done").asBoolean())
                .toList();
    }
}
