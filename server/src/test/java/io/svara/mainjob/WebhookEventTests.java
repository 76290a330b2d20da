package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.webhooks.TestReceiver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Webhooks are told of what they have subscribed to, and of nothing else. */
class WebhookEventTests {

    private static Desk desk;
    private static TestRelay relay;
    private static TestReceiver receiver;

    private final Desk.Office office = desk.office();
    private final String path = "/" + office.organization().value();
    private final TestClient api = desk.api(office);
    private final TestClient admin =
            desk.server().client().signIn(office.agent().email(), TestServer.PASSWORD);
    private final Mailbox mailbox =
            desk.mailbox(office, "events" + office.organization().value() + "@nordvind.example");

    @BeforeAll
    static void open() {
        relay = TestRelay.start();
        receiver = TestReceiver.start();
        desk = Desk.open("--svara.webhooks.private-hosts=true", "--svara.relay-url=" + relay.url());
    }

    @AfterAll
    static void close() {
        desk.close();
        relay.close();
        receiver.close();
    }

    @Test
    void aMailAnAnswerAndAChangeAreToldOfWithTheTicketAndTheMessage() {
        subscribe(path, "ticket.created", "message.received", "message.sent", "ticket.changed");

        var ticket = open("Where is it?");

        var created = told("ticket.created", 1).getFirst();
        assertThat(created.at("/ticket/id").asString()).isEqualTo(ticket);
        assertThat(created.at("/ticket/number").asLong()).isPositive();
        assertThat(created.at("/by/kind").asString()).isEqualTo("svara");
        var received = told("message.received", 1).getFirst();
        assertThat(received.at("/message/kind").asString()).isEqualTo("inbound");
        assertThat(received.at("/message/from/address").asString()).isEqualTo("kajsa@customer.example");
        assertThat(received.at("/message/text").asString()).contains("Hej!");

        Desk.ok(api.send("PATCH", "/api/tickets/" + ticket, "{\"priority\": \"high\"}"));
        var changed = told("ticket.changed", 1).getFirst();
        assertThat(changed.at("/change").asString()).isEqualTo("priority-changed");
        assertThat(changed.at("/ticket/priority").asString()).isEqualTo("high");
        assertThat(changed.at("/by/kind").asString()).isEqualTo("agent");
        assertThat(changed.at("/by/id").asString())
                .isEqualTo(Long.toString(office.agent().id().value()));

        Desk.ok(api.post("/api/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", "It is here.")));
        var sent = told("message.sent", 1).getFirst();
        assertThat(sent.at("/message/kind").asString()).isEqualTo("reply");
        assertThat(sent.at("/message/text").asString()).contains("It is here.");
        assertThat(sent.at("/message/agentId").asString())
                .isEqualTo(Long.toString(office.agent().id().value()));
    }

    @Test
    void aGroupAndWhatStandsInAFieldAreToldToo() {
        subscribe(path, "ticket.changed");
        var ticket = open("Hello");
        var group = id(api.post("/api/admin/groups", Map.of("name", "Sellers", "memberIds", List.of())));
        var field = id(api.post("/api/fields", Map.of("kind", "text", "names", Map.of("en", "Shop"))));

        Desk.ok(api.send(
                "PATCH",
                "/api/tickets/" + ticket,
                "{\"groupId\": \"" + group + "\", \"fields\": {\"" + field + "\": \"Web\"}}"));

        var changed = told("ticket.changed", 2);
        assertThat(changed)
                .extracting(one -> one.at("/change").asString())
                .containsExactlyInAnyOrder("group-changed", "field-changed");
        assertThat(changed.getFirst().at("/ticket/group/name").asString()).isEqualTo("Sellers");
        assertThat(changed.getFirst().at("/ticket/fields/" + field).asString()).isEqualTo("Web");
    }

    private static String id(TestClient.Answer answer) {
        return Desk.ok(answer).path("id").asString();
    }

    @Test
    void whatAnAgentCanStillTakeBackIsNotTold() {
        subscribe(path, "message.sent");
        var ticket = open("Hello");
        var later = desk.clock().instant().plusSeconds(600).toString();

        Desk.ok(api.post(
                "/api/tickets/" + ticket + "/messages",
                Map.of("kind", "reply", "text", "Too early.", "sendAt", later)));
        Desk.ok(api.post("/api/tickets/" + ticket + "/messages", Map.of("kind", "note", "text", "Among us.")));
        Desk.ok(api.post("/api/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", "At once.")));

        assertThat(told("message.sent", 1).getFirst().at("/message/text").asString())
                .contains("At once.");
    }

    @Test
    void whoHasSubscribedToNothingOrToSomethingElseIsToldNothing() {
        subscribe(path + "/nothing");
        subscribe(path + "/sent", "message.sent");
        subscribe(path, "ticket.created");

        open("Hello");

        assertThat(told("ticket.created", 1)).hasSize(1);
        assertThat(receiver.calls(path + "/nothing")).isEmpty();
        assertThat(receiver.calls(path + "/sent")).isEmpty();
        assertThat(types(path)).containsExactly("ticket.created");
    }

    @Test
    void aSubscriptionHoldsFromWhenItIsSetAndEndsWhenItIsTakenAway() {
        var webhook = subscribe(path);
        open("Before");
        change(webhook, List.of("ticket.created"));
        open("Between");
        assertThat(told("ticket.created", 1).getFirst().at("/ticket/subject").asString())
                .isEqualTo("Between");
        change(webhook, List.of());
        open("After");
        change(webhook, List.of("ticket.created"));
        open("Again");

        assertThat(told("ticket.created", 2).getLast().at("/ticket/subject").asString())
                .isEqualTo("Again");
    }

    @Test
    void anEventThatIsNoneIsRefused() {
        var refused = admin.post(
                "/api/webhooks", Map.of("name", "Shop", "url", receiver.url(path), "events", List.of("ticket.eaten")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("events");
    }

    private String subscribe(String to, String... events) {
        var made = Desk.ok(admin.post(
                "/api/webhooks", Map.of("name", "To " + to, "url", receiver.url(to), "events", List.of(events))));
        assertThat(made.at("/webhook/events")).hasSize(events.length);
        return made.at("/webhook/id").asString();
    }

    private void change(String webhook, List<String> events) {
        var json = "{\"events\": ["
                + String.join(
                        ",", events.stream().map(event -> "\"" + event + "\"").toList()) + "]}";
        Desk.ok(admin.send("PATCH", "/api/webhooks/" + webhook, json));
    }

    /** The id of the ticket that a mail has opened, when all that is logged of it has been followed. */
    private String open(String subject) {
        desk.receive(
                mailbox.address(),
                Letter.from("kajsa@customer.example").to(mailbox.address()).subject(subject));
        Desk.until(() -> desk.count("select count(*) from log_outbox where organization_id = "
                        + office.organization().value())
                == 0);
        return String.valueOf(desk.value("select max(id) from ticket where organization_id = "
                + office.organization().value()));
    }

    /** The data of so many calls of this type. */
    private List<JsonNode> told(String type, int count) {
        Desk.until(() -> of(type).size() >= count);
        return of(type);
    }

    private List<JsonNode> of(String type) {
        return receiver.calls(path).stream()
                .map(TestReceiver.Call::json)
                .filter(body -> body.path("type").asString().equals(type))
                .map(body -> body.path("data"))
                .toList();
    }

    private static List<String> types(String to) {
        return receiver.calls(to).stream()
                .map(call -> call.json().path("type").asString())
                .toList();
    }
}
