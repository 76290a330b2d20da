package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Permission;
import io.svara.mailboxes.Mailbox;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.webhooks.TestReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mail Flow tells other systems of a mail (FLO-5), as its ticket has become. */
class MailFlowWebhookTests {

    private static final String FLOW = "/api/flows/mail";

    private static Desk desk;
    private static TestReceiver receiver;

    private final Desk.Office office = desk.office();
    private final String path = "/" + office.organization().value();
    private final TestClient admin =
            desk.server().client().signIn(office.agent().email(), TestServer.PASSWORD);
    private final Mailbox mailbox =
            desk.mailbox(office, "hook" + office.organization().value() + "@nordvind.example");
    private final JsonNode shop =
            Desk.ok(admin.post("/api/webhooks", Map.of("name", "Shop", "url", receiver.url(path))));
    private final String webhook = shop.path("webhook").path("id").asString();

    @BeforeAll
    static void open() {
        receiver = TestReceiver.start();
        desk = Desk.open("--svara.webhooks.private-hosts=true", "--svara.base-url=https://desk.example");
    }

    @AfterAll
    static void close() {
        desk.close();
        receiver.close();
    }

    @Test
    void aMailCallsTheWebhookWithItsTicketAsTheFlowHasMadeIt() {
        var label = Desk.ok(admin.post("/api/labels", Map.of("name", "Order")))
                .path("id")
                .asString();
        publish(
                block("b1", "send-webhook", Map.of("webhookId", webhook), "b2"),
                block("b2", "set-priority", Map.of("priority", "high"), "b3"),
                block("b3", "add-label", Map.of("labelId", label), null));

        receive(Letter.from("Kajsa <kajsa@customer.example>")
                .subject("My order")
                .text("Where is it?\r\n"));

        Desk.until(() -> receiver.calls(path).size() == 1);
        var call = receiver.calls(path).getFirst();
        assertThat(call.isSignedBy(shop.path("secret").asString())).isTrue();
        assertThat(call.json().path("type").asString()).isEqualTo("mail-flow.called");
        var shown = newestTicket();
        var ticket = call.json().path("data").path("ticket");
        assertThat(ticket.path("id")).isEqualTo(shown.path("id"));
        assertThat(ticket.path("number").asLong())
                .isPositive()
                .isEqualTo(shown.path("number").asLong());
        assertThat(ticket.path("displayNumber")).isEqualTo(shown.path("displayNumber"));
        assertThat(ticket.path("subject").asString()).isEqualTo("My order");
        assertThat(ticket.path("status").path("kind").asString()).isEqualTo("new");
        assertThat(ticket.path("priority").asString()).isEqualTo("high");
        assertThat(ticket.path("labels").path(0).path("name").asString()).isEqualTo("Order");
        assertThat(ticket.path("mailbox").path("address").asString()).isEqualTo(mailbox.address());
        assertThat(ticket.path("requester").path("name").asString()).isEqualTo("Kajsa");
        assertThat(ticket.path("requester").path("address").asString()).isEqualTo("kajsa@customer.example");
        assertThat(ticket.path("url").asString())
                .isEqualTo("https://desk.example/tickets/" + shown.path("id").asString());
        var message = call.json().path("data").path("message");
        assertThat(message.path("from").path("address").asString()).isEqualTo("kajsa@customer.example");
        assertThat(message.path("text").asString()).contains("Where is it?");
        assertThat(message.path("truncated").asBoolean()).isFalse();
        assertThat(call.json().path("data").path("flow").path("revision").asInt())
                .isEqualTo(1);
        assertThat(history(shown).getLast().path("actions"))
                .extracting(JsonNode::asString)
                .containsExactly("send-webhook", "set-priority", "add-label");
    }

    @Test
    void ofALongMailTheBeginningIsToldAndOneThatIsCalledTwiceOnce() {
        publish(
                block("b1", "send-webhook", Map.of("webhookId", webhook), "b2"),
                block("b2", "send-webhook", Map.of("webhookId", webhook), null));

        receive(Letter.from("kajsa@customer.example")
                .subject("Long")
                .text("x".repeat(60).concat("\r\n").repeat(300)));

        Desk.until(() -> deliveries().getFirst().path("state").asString().equals("delivered"));
        assertThat(deliveries()).hasSize(1);
        var message = receiver.calls(path).getFirst().json().path("data").path("message");
        assertThat(message.path("text").asString()).hasSize(10_000);
        assertThat(message.path("truncated").asBoolean()).isTrue();
    }

    @Test
    void whatWasTakenInIsToldAlsoWhereTheReceiverIsAway() {
        receiver.answers(path, 500, "");
        publish(block("b1", "send-webhook", Map.of("webhookId", webhook), null));

        receive(Letter.from("kajsa@customer.example").subject("First"));
        Desk.until(() -> deliveries().getFirst().path("attempts").asInt() == 1);
        receiver.answers(path, 200, "");
        desk.clock().advance(Duration.ofSeconds(5));

        Desk.until(() -> deliveries().getFirst().path("state").asString().equals("delivered"));
        assertThat(newestTicket().path("subject").asString()).isEqualTo("First");
    }

    @Test
    void aRemovedWebhookIsWarnedOfSkippedAndRefused() {
        publish(block("b1", "send-webhook", Map.of("webhookId", webhook), null));
        var uses = Desk.items(admin.get("/api/flows/uses?webhook=" + webhook));
        assertThat(uses.getFirst().path("published"))
                .extracting(JsonNode::asString)
                .containsExactly("b1");
        assertThat(admin.delete("/api/webhooks/" + webhook).status()).isEqualTo(204);

        receive(Letter.from("kajsa@customer.example").subject("Afterwards"));

        assertThat(history(newestTicket()).getLast().path("skipped"))
                .extracting(JsonNode::asString)
                .containsExactly("b1");
        assertThat(receiver.calls(path)).isEmpty();
        assertThat(Desk.ok(admin.get(FLOW))
                        .path("published")
                        .path("warnings")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("missing-webhook");
        assertThat(admin.post(FLOW + "/publish", Map.of()).text()).contains("missing-webhook");
    }

    @Test
    void oneThatIsSwitchedOffIsNotCalled() {
        publish(block("b1", "send-webhook", Map.of("webhookId", webhook), null));
        Desk.ok(admin.send("PATCH", "/api/webhooks/" + webhook, "{\"enabled\": false}"));

        receive(Letter.from("kajsa@customer.example").subject("Quiet"));

        assertThat(deliveries()).isEmpty();
    }

    @Test
    void triedOutItIsNamedAndNothingIsSent() {
        save(block("b1", "send-webhook", Map.of("webhookId", webhook), null));

        var tried = Desk.ok(admin.post(FLOW + "/simulate", Map.of("input", Map.of("subject", "Hello"))));

        assertThat(tried.path("actions").path(0).path("type").asString()).isEqualTo("send-webhook");
        assertThat(tried.path("actions")
                        .path(0)
                        .path("settings")
                        .path("webhookId")
                        .asString())
                .isEqualTo(webhook);
        assertThat(deliveries()).isEmpty();
    }

    @Test
    void whatCustomersWroteIsShownInTheLogToThoseWhoMaySeeTheTicketAlone() {
        publish(block("b1", "send-webhook", Map.of("webhookId", webhook), null));
        receive(Letter.from("kajsa@customer.example").subject("Private matter"));
        Desk.until(() -> deliveries().getFirst().path("state").asString().equals("delivered"));
        var one = "/api/webhooks/" + webhook + "/deliveries/"
                + deliveries().getFirst().path("id").asString();
        var bo = desk.server()
                .add(
                        office.organization(),
                        new NewAgent(
                                "Bo",
                                TestServer.email(),
                                TestServer.PASSWORD,
                                PasswordKind.OWN,
                                "",
                                Office.FRONT,
                                false,
                                Set.of(Permission.WEBHOOKS)));
        var blind = desk.server().client().signIn(bo.email(), TestServer.PASSWORD);

        assertThat(Desk.ok(admin.get(one)).path("body").asString()).contains("Private matter");
        var hidden = Desk.ok(blind.get(one));
        assertThat(hidden.path("hidden").asBoolean()).isTrue();
        assertThat(hidden.path("body").isNull()).isTrue();
        assertThat(hidden.path("answer").isNull()).isTrue();
        assertThat(hidden.path("delivery").path("state").asString()).isEqualTo("delivered");
    }

    private List<JsonNode> deliveries() {
        return Desk.items(admin.get("/api/webhooks/" + webhook + "/deliveries"));
    }

    private void receive(Letter letter) {
        desk.receive(mailbox.address(), letter.to(mailbox.address()));
    }

    private JsonNode newestTicket() {
        var newest = desk.value("select max(id) from ticket where organization_id = "
                + office.organization().value());
        return Desk.ok(admin.get("/api/tickets/" + newest));
    }

    /** What the flow told of its runs. */
    private List<JsonNode> history(JsonNode ticket) {
        return Desk.items(admin.get("/api/tickets/" + ticket.path("id").asString() + "/history")).stream()
                .filter(entry -> entry.path("kind").asString().equals("ticket.flow-run"))
                .map(entry -> entry.path("facts"))
                .toList();
    }

    private static Map<String, Object> block(
            String id, String type, Map<String, Object> settings, @Nullable String next) {
        return Map.of(
                "id", id, "type", type, "settings", settings, "exits", next == null ? Map.of() : Map.of("next", next));
    }

    @SafeVarargs
    private void save(Map<String, Object>... blocks) {
        var graph =
                Map.of("format", 1, "entry", "b1", "settings", Map.of("mails", "opening"), "blocks", List.of(blocks));
        Desk.ok(admin.put(FLOW + "/draft", Map.of("graph", graph)));
    }

    @SafeVarargs
    private void publish(Map<String, Object>... blocks) {
        save(blocks);
        Desk.ok(admin.post(FLOW + "/publish", Map.of()));
    }
}
