package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Labels that Mail Flow has suggested, by what tickets like a new one have (FLO-5, BOT-13). */
class LabelSuggestionsTests {

    private static Desk desk;

    private Desk.Office office;
    private TestClient api;
    private Mailbox mailbox;
    private String returns;
    private String invoices;

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @BeforeEach
    void anOfficeThatLabelsItsTickets() {
        office = desk.office();
        api = desk.api(office);
        mailbox = desk.mailbox(office, "s" + office.organization().value() + "@nordvind.example");
        returns = label("Return");
        invoices = label("Invoice");
        for (var number = 0; number < 5; number++) {
            give(receive("Retur " + number, "Skorna var för små, jag vill returnera paketet"), returns);
            give(receive("Faktura " + number, "Fakturan har fel belopp och fel moms"), invoices);
        }
        publish();
    }

    @Test
    void aTicketIsSuggestedTheLabelOfThoseLikeIt() {
        var ticket = receive("Fråga", "Jag vill returnera skorna, hur skickar jag paketet?");

        Desk.until(() -> suggested(ticket).equals(List.of(returns)));
        assertThat(shown(ticket).path("labels")).isEmpty();
        var history = Desk.items(api.get("/api/tickets/" + ticket + "/history"));
        var entry = history.stream()
                .filter(one -> one.path("kind").asString().equals("ticket.labels-suggested"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.path("facts").path("labels").path(0).asString()).isEqualTo(returns);
    }

    @Test
    void whatIsGivenOrRefusedIsSuggestedNoMore() {
        var taken = receive("Fråga", "Jag vill returnera skorna, hur skickar jag paketet?");
        var refused = receive("Fråga", "Fakturan har fel belopp, skicka en ny faktura med rätt moms");
        Desk.until(() -> suggested(taken).equals(List.of(returns)));
        Desk.until(() -> suggested(refused).equals(List.of(invoices)));

        give(taken, returns);
        var path = "/api/tickets/" + refused + "/label-suggestions/";
        assertThat(api.delete(path + returns).status()).isEqualTo(404);
        assertThat(api.delete(path + invoices).status()).isEqualTo(204);

        assertThat(suggested(taken)).isEmpty();
        assertThat(suggested(refused)).isEmpty();
        assertThat(shown(refused).path("labels")).isEmpty();
        // also once it is taken away again
        Desk.ok(label("/api/tickets/" + taken, Map.of("labelIds", List.of())));
        assertThat(suggested(taken)).isEmpty();
    }

    @Test
    void aRemovedLabelIsNotSuggested() {
        var first = receive("Fråga", "Jag vill returnera skorna, hur skickar jag paketet?");
        Desk.until(() -> suggested(first).equals(List.of(returns)));
        assertThat(api.delete("/api/labels/" + returns).status()).isEqualTo(204);
        // one that is suggested something is behind it in the queue
        var second = receive("Fråga", "Jag vill returnera skorna, hur skickar jag paketet?");
        var third = receive("Fråga", "Fakturan har fel belopp, skicka en ny faktura med rätt moms");

        Desk.until(() -> suggested(third).equals(List.of(invoices)));
        assertThat(suggested(second)).isEmpty();
    }

    private String receive(String subject, String text) {
        desk.receive(
                mailbox.address(),
                Letter.from("kajsa@customer.example").subject(subject).text(text));
        return Desk.items(api.get("/api/tickets")).getFirst().path("id").asString();
    }

    private TestClient.Answer label(String path, Map<String, Object> labels) {
        return api.send("PATCH", path, JsonMapper.shared().writeValueAsString(labels));
    }

    private void give(String ticket, String label) {
        Desk.ok(label("/api/tickets/" + ticket, Map.of("labelIds", List.of(label))));
    }

    private String label(String name) {
        return Desk.ok(api.post("/api/labels", Map.of("name", name))).path("id").asString();
    }

    private JsonNode shown(String ticket) {
        return Desk.ok(api.get("/api/tickets/" + ticket));
    }

    private List<String> suggested(String ticket) {
        return shown(ticket)
                .path("suggestedLabelIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private void publish() {
        var action = Map.of("id", "b1", "type", "suggest-labels", "settings", Map.of(), "exits", Map.of());
        var graph = Map.of(
                "format", 1,
                "entry", "b1",
                "settings", Map.of("mails", "opening"),
                "blocks", List.of(action),
                "layout", Map.of());
        Desk.ok(api.put("/api/flows/mail/draft", Map.of("graph", graph)));
        Desk.ok(api.post("/api/flows/mail/publish", Map.of()));
    }
}
