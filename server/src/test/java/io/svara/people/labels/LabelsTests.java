package io.svara.people.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.installation.setup.NewOrganization;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LabelsTests {

    private static final TestServer SERVER = TestServer.shared();

    private final TestAgent anna = newOrganization();
    private final OrganizationId organization = anna.organization();
    private final TestClient client = client(anna);

    @Test
    void aLabelIsNotRenamed() {
        var label = label("Invoice");
        var refused = patch(label, Map.of("name", "Bill"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").get(0).get("code").asString()).isEqualTo("label-keeps-name");
        assertThat(refused.json().get("errors").get(0).get("message").asString())
                .contains("old statistics")
                .contains("Create a new one and remove the old");
        assertThat(names(client.get("/api/labels"))).containsExactly("Invoice");
        assertThat(patch(label, Map.of("name", "Invoice", "colour", "red")).status())
                .isEqualTo(200);
    }

    @Test
    void itsColourServicesAndGroupsAreChangedAndWhatIsAbsentStays() {
        var label = label("Invoice");
        var group = group("Sellers");
        patch(label, Map.of("colour", "#00ff00", "services", List.of("calls", "tickets")));
        var shown = patch(label, Map.of("groupIds", List.of(group))).json();
        assertThat(shown.get("colour").asString()).isEqualTo("#00ff00");
        assertThat(shown.get("services")).hasSize(2);
        assertThat(shown.get("groups").findValuesAsString("name")).containsExactly("Sellers");
        assertThat(shown.get("version").asLong()).isEqualTo(3);
        assertThat(patch(label, Map.of("colour", "#00ff00"))
                        .json()
                        .get("version")
                        .asLong())
                .isEqualTo(3);
        assertThat(patch(label, Map.of("colour", "red", "ifVersion", 2)).code()).isEqualTo("stale-version");
        assertThat(patch(label, Map.of("services", List.of(), "colour", "#xyz", "groupIds", List.of("999999999")))
                        .json()
                        .get("errors")
                        .findValuesAsString("field"))
                .containsExactlyInAnyOrder("services", "colour", "groupIds");
    }

    @Test
    void aBoundLabelIsChosenByItsGroupsAgentsOnly() {
        var bo = SERVER.agent(organization);
        var mailbox = mailbox(bo);
        var group = group("Sellers", bo);
        var bound = label("Hot", group);
        label("Open");
        assertThat(names(client.get("/api/labels"))).containsExactly("Open");
        assertThat(names(client(bo).get("/api/labels"))).containsExactly("Hot", "Open");
        // who manages labels sees it, too
        assertThat(names(client.get("/api/admin/labels"))).containsExactly("Hot", "Open");

        var ticket = ticket(mailbox);
        assertThat(labelled(client, ticket, bound).text()).contains("unknown-label");
        assertThat(labelled(client(bo), ticket, bound).status()).isEqualTo(200);
        // others leave it where it is
        assertThat(labelled(client, ticket, bound, label("Another")).status()).isEqualTo(200);
    }

    @Test
    void aLabelOfARemovedGroupIsNotOpenToAll() {
        var bo = SERVER.agent(organization);
        var group = group("Sellers", bo);
        var bound = label("Hot", group);
        client.delete("/api/admin/groups/" + group);
        assertThat(names(client(bo).get("/api/labels"))).isEmpty();
        var shown = client.get("/api/admin/labels").json().get("items").get(0);
        assertThat(shown.get("groups").get(0).get("removed").asBoolean()).isTrue();
        // it may stay bound to it, and is opened by hand
        assertThat(patch(bound, Map.of("groupIds", List.of(group), "colour", "red"))
                        .status())
                .isEqualTo(200);
        assertThat(patch(bound, Map.of("groupIds", List.of())).status()).isEqualTo(200);
        assertThat(names(client(bo).get("/api/labels"))).containsExactly("Hot");
        assertThat(client.post("/api/labels", Map.of("name", "New", "groupIds", List.of(group)))
                        .text())
                .contains("unknown-group");
    }

    @Test
    void aRemovedLabelStaysOnItsTicketsAndIsNotChosenOrFilteredOnAnyLonger() {
        var mailbox = mailbox(anna);
        var label = label("Invoice");
        var ticket = ticket(mailbox);
        var other = ticket(mailbox);
        assertThat(labelled(client, ticket, label).status()).isEqualTo(200);
        assertThat(client.get("/api/tickets?label=" + label).json().get("items"))
                .hasSize(1);

        assertThat(client.delete("/api/labels/" + label + "?ifVersion=9").code())
                .isEqualTo("stale-version");
        assertThat(client.delete("/api/labels/" + label).status()).isEqualTo(204);

        assertThat(client.get("/api/tickets/" + ticket).json().get("labels").findValuesAsString("name"))
                .containsExactly("Invoice");
        assertThat(client.get("/api/tickets?label=" + label).json().get("items"))
                .isEmpty();
        assertThat(client.get("/api/tickets?q=Hello&label=" + label).json().get("items"))
                .isEmpty();
        assertThat(names(client.get("/api/labels"))).isEmpty();
        assertThat(labelled(client, other, label).text()).contains("unknown-label");
        assertThat(client.post(
                                "/api/tickets",
                                Map.of(
                                        "mailboxId",
                                        mailbox,
                                        "to",
                                        List.of("kim@customer.example"),
                                        "subject",
                                        "Hello",
                                        "text",
                                        "Hello",
                                        "labelIds",
                                        List.of(label)))
                        .text())
                .contains("unknown-label");
        // where it is, it may stay
        assertThat(labelled(client, ticket, label, label("New")).status()).isEqualTo(200);
        assertThat(patch(label, Map.of("colour", "red")).status()).isEqualTo(404);
        assertThat(client.delete("/api/labels/" + label).status()).isEqualTo(404);
    }

    @Test
    void aRemovedLabelsNameCanBeUsedAgain() {
        var label = label("Invoice");
        assertThat(client.post("/api/labels", Map.of("name", "INVOICE")).code()).isEqualTo("label-exists");
        client.delete("/api/labels/" + label);
        assertThat(label("Invoice")).isNotEqualTo(label);
    }

    @Test
    void everyScreenHearsThatTheListHasChanged() {
        var open = client(SERVER.agent(organization));
        var cursor = open.get("/api/events").json().get("cursor").asString();
        var label = label("Invoice");
        patch(label, Map.of("colour", "red"));
        client.delete("/api/labels/" + label);
        var events = open.get("/api/events?cursor=" + cursor).json().get("items");
        assertThat(events.valueStream().map(event -> event.get("kind").asString()))
                .containsExactly("label.created", "label.changed", "label.removed");
    }

    private String label(String name, String... groups) {
        var answer = client.post("/api/labels", Map.of("name", name, "groupIds", List.of(groups)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private Answer patch(String label, Map<String, Object> body) {
        return client.send("PATCH", "/api/labels/" + label, JsonMapper.shared().writeValueAsString(body));
    }

    private static Answer labelled(TestClient by, String ticket, String... labels) {
        return by.send(
                "PATCH",
                "/api/tickets/" + ticket,
                JsonMapper.shared().writeValueAsString(Map.of("labelIds", List.of(labels))));
    }

    private String group(String name, TestAgent... members) {
        var ids = List.of(members).stream()
                .map(agent -> Long.toString(agent.id().value()))
                .toList();
        return client.post("/api/admin/groups", Map.of("name", name, "memberIds", ids))
                .json()
                .get("id")
                .asString();
    }

    /** A mailbox that its maker sees, and this agent. */
    private String mailbox(TestAgent agent) {
        var made = client.post("/api/mailboxes", Map.of("name", "Sales", "address", TestServer.email()));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var mailbox = made.json().get("id").asString();
        var group = group("All", agent);
        client.put("/api/admin/groups/" + group + "/mailboxes", Map.of("mailboxIds", List.of(mailbox)));
        return mailbox;
    }

    private String ticket(String mailbox) {
        var answer = client.post(
                "/api/tickets",
                Map.of(
                        "mailboxId",
                        mailbox,
                        "to",
                        List.of("kim@customer.example"),
                        "subject",
                        "Hello",
                        "text",
                        "Hello"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
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

    /** With the statuses that tickets need. */
    private static TestAgent newOrganization() {
        var email = TestServer.email();
        var made = new AtomicReference<AgentId>();
        var superadmin = NewAgent.superadmin("Anna", email, TestServer.PASSWORD, PasswordKind.OWN);
        var organization = SERVER.bean(NewOrganization.class).make("Nordvind", "en", superadmin, made::set);
        return new TestAgent(organization, Objects.requireNonNull(made.get()), email);
    }
}
