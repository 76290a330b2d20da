package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient.Answer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tickets are about, in the organisation's own words (TIC-3). */
class TypesTests {

    private static Desk desk;

    private Desk.Office office;
    private Mailbox mailbox;

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @BeforeEach
    void officeOfItsOwn() {
        office = desk.office();
        mailbox = desk.mailbox(office, "t" + office.organization().value() + "@nordvind.example");
    }

    @Test
    void aTicketIsGivenOneAndListedByIt() {
        var claim = create(" Claim ");
        assertThat(claim.path("name").asString()).isEqualTo("Claim");
        var ticket = ticket();
        var other = ticket();
        assertThat(get(ticket).path("type").isNull()).isTrue();

        Desk.ok(change(ticket, Map.of("typeId", id(claim))));

        assertThat(get(ticket).path("type").path("name").asString()).isEqualTo("Claim");
        assertThat(listed(claim)).containsExactly(ticket).doesNotContain(other);
        var history = Desk.items(desk.api(office).get("/api/tickets/" + ticket + "/history"));
        assertThat(history.stream().map(entry -> entry.path("kind").asString())).contains("ticket.type-changed");
        // what is not named stays; null takes it away
        Desk.ok(change(ticket, Map.of("priority", "high")));
        assertThat(get(ticket).path("type").path("id").asString()).isEqualTo(id(claim));
        Desk.ok(change(ticket, Collections.singletonMap("typeId", null)));
        assertThat(get(ticket).path("type").isNull()).isTrue();
        assertThat(listed(claim)).isEmpty();
    }

    @Test
    void aNewTicketHasTheOneThatItsWriterChose() {
        var claim = create("Claim");
        var request = new HashMap<String, Object>(Map.of(
                "mailboxId",
                String.valueOf(mailbox.id().value()),
                "to",
                List.of("kajsa@customer.example"),
                "subject",
                "Your claim",
                "text",
                "We have it."));
        request.put("typeId", id(claim));
        var made = Desk.ok(desk.api(office).post("/api/tickets", request));
        assertThat(made.path("type").path("id").asString()).isEqualTo(id(claim));
        request.put("typeId", "999999");
        assertThat(desk.api(office).post("/api/tickets", request).text()).contains("unknown-type");
    }

    @Test
    void aReplyByMailLeavesIt() {
        var claim = create("Claim");
        var ticket = ticket();
        Desk.ok(change(ticket, Map.of("typeId", id(claim))));
        Desk.ok(desk.api(office).post("/api/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", "Yes")));
        assertThat(get(ticket).path("type").path("id").asString()).isEqualTo(id(claim));
    }

    @Test
    void oneIsRenamedAndNoTwoAreCalledAlike() {
        var claim = create("Claim");
        var order = create("Order");
        assertThat(desk.api(office).post("/api/types", Map.of("name", "CLAIM")).code())
                .isEqualTo("type-exists");
        assertThat(rename(order, "claim").code()).isEqualTo("type-exists");
        assertThat(rename(order, " ").text()).contains("\"required\"");
        assertThat(Desk.ok(rename(claim, "CLAIM")).path("name").asString()).isEqualTo("CLAIM");
        assertThat(desk.api(office)
                        .send("PATCH", path(claim), "{\"name\": \"Again\", \"ifVersion\": 1}")
                        .code())
                .isEqualTo("stale-version");
    }

    @Test
    void aRemovedOneStaysOnItsTicketsAndItsNameIsFree() {
        var claim = create("Claim");
        var ticket = ticket();
        Desk.ok(change(ticket, Map.of("typeId", id(claim))));

        assertThat(desk.api(office).delete(path(claim)).status()).isEqualTo(204);

        assertThat(get(ticket).path("type").path("name").asString()).isEqualTo("Claim");
        assertThat(change(ticket(), Map.of("typeId", id(claim))).text()).contains("unknown-type");
        assertThat(all()).isEmpty();
        assertThat(Desk.items(desk.api(office).get("/api/types/all"))
                        .getFirst()
                        .path("name")
                        .asString())
                .isEqualTo("Claim");
        assertThat(id(create("Claim"))).isNotEqualTo(id(claim));
        // whoever changes something else of its ticket does not stumble over it
        Desk.ok(change(ticket, Map.of("priority", "high")));
    }

    @Test
    void theyAreOfferedInTheOrderThatIsSet() {
        var ids = List.of(id(create("Claim")), id(create("Order")), id(create("Invoice")));
        var wanted = List.of(ids.get(2), ids.get(0), ids.get(1));
        Desk.ok(desk.api(office).put("/api/types/order", Map.of("ids", wanted)));
        assertThat(all().stream().map(TypesTests::id)).containsExactlyElementsOf(wanted);
        assertThat(desk.api(office)
                        .put("/api/types/order", Map.of("ids", List.of(ids.get(0), ids.get(0), ids.get(1))))
                        .text())
                .contains("not-all");
    }

    @Test
    void whoMayNotChangeMailboxesReadsThemOnly() {
        var claim = create("Claim");
        var other =
                desk.server().client().token(desk.server().token(desk.server().agent(office.organization())));
        assertThat(Desk.items(other.get("/api/types"))).hasSize(1);
        assertThat(other.post("/api/types", Map.of("name", "Mine")).status()).isEqualTo(403);
        assertThat(other.delete(path(claim)).status()).isEqualTo(403);
    }

    private List<String> listed(JsonNode type) {
        return Desk.items(list("type=" + id(type))).stream().map(TypesTests::id).toList();
    }

    private String ticket() {
        desk.receive(
                mailbox.address(),
                Letter.from("kajsa@customer.example").to(mailbox.address()).subject("Hello"));
        desk.awaitIntake();
        return id(Desk.items(list("sort=-created")).getFirst());
    }

    private JsonNode create(String name) {
        return Desk.ok(desk.api(office).post("/api/types", Map.of("name", name)));
    }

    private Answer rename(JsonNode type, String name) {
        return desk.api(office).send("PATCH", path(type), JsonMapper.shared().writeValueAsString(Map.of("name", name)));
    }

    private Answer change(String ticket, Map<String, ?> change) {
        return desk.api(office)
                .send("PATCH", "/api/tickets/" + ticket, JsonMapper.shared().writeValueAsString(change));
    }

    private Answer list(String query) {
        return desk.api(office).get("/api/tickets?" + query);
    }

    private JsonNode get(String ticket) {
        return Desk.ok(desk.api(office).get("/api/tickets/" + ticket));
    }

    private List<JsonNode> all() {
        return Desk.items(desk.api(office).get("/api/types"));
    }

    private static String path(JsonNode type) {
        return "/api/types/" + id(type);
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asString();
    }
}
