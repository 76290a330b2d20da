package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer.TestAgent;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ticket is given to a group, besides or instead of an agent (TIC-10). */
class TicketGroupsTests {

    private static Desk desk;

    private Desk.Office office;
    private Mailbox mailbox;
    private TestClient api;

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
        mailbox = desk.mailbox(office, "g" + office.organization().value() + "@nordvind.example");
        api = desk.api(office);
    }

    @Test
    void aTicketIsGivenToOneAndListedByIt() {
        var sellers = group("Sellers");
        var ticket = ticket();
        var other = ticket();
        assertThat(get(ticket).path("group").isNull()).isTrue();

        var answered = Desk.ok(change(ticket, Map.of("groupId", sellers)));

        assertThat(answered.path("group").path("name").asString()).isEqualTo("Sellers");
        assertThat(listed("group=" + sellers)).containsExactly(ticket);
        assertThat(listed("group=none")).containsExactly(other);
        assertThat(changesOfGroup(ticket)).containsExactly("null > " + sellers);
        // what is not named stays; null takes it away
        Desk.ok(change(ticket, Map.of("priority", "high")));
        assertThat(groupOf(ticket)).isEqualTo(sellers);
        Desk.ok(change(ticket, Collections.singletonMap("groupId", null)));
        assertThat(get(ticket).path("group").isNull()).isTrue();
        assertThat(changesOfGroup(ticket)).containsExactly(sellers + " > null", "null > " + sellers);
        assertThat(listed("group=" + sellers)).isEmpty();
    }

    @Test
    void mineAreThoseOfTheGroupsThatOneIsIn() {
        var bo = desk.server().agent(office.organization());
        var sellers = group("Sellers", bo);
        var sent = group("Shipping", bo, office.agent());
        give(mailbox, sellers);
        var ofSellers = ticket();
        var ofShipping = ticket();
        ticket();
        Desk.ok(change(ofSellers, Map.of("groupId", sellers)));
        Desk.ok(change(ofShipping, Map.of("groupId", sent)));

        assertThat(listed("group=mine")).containsExactly(ofShipping);
        assertThat(ids(client(bo).get("/api/tickets?group=mine"))).containsExactlyInAnyOrder(ofSellers, ofShipping);
        assertThat(api.get("/api/tickets?group=ours").code()).isEqualTo("invalid");
    }

    @Test
    void anAgentAndAGroupStandBesideEachOther() {
        var sellers = group("Sellers");
        var ticket = ticket();
        var me = Long.toString(office.agent().id().value());

        Desk.ok(change(ticket, Map.of("groupId", sellers)));
        Desk.ok(change(ticket, Map.of("assigneeId", me)));
        assertThat(groupOf(ticket)).isEqualTo(sellers);
        assertThat(get(ticket).path("assigneeId").asString()).isEqualTo(me);

        Desk.ok(change(ticket, Collections.singletonMap("assigneeId", null)));
        assertThat(groupOf(ticket)).isEqualTo(sellers);
    }

    @Test
    void aReplyAndAMoveLeaveIt() {
        var sellers = group("Sellers");
        var ticket = ticket();
        Desk.ok(change(ticket, Map.of("groupId", sellers)));
        Desk.ok(api.post("/api/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", "Yes")));
        var into = desk.mailbox(office, "into" + office.organization().value() + "@nordvind.example");
        Desk.ok(change(ticket, Map.of("mailboxId", Long.toString(into.id().value()))));
        assertThat(groupOf(ticket)).isEqualTo(sellers);
    }

    @Test
    void aNewTicketHasTheOneThatItsWriterChose() {
        var sellers = group("Sellers");
        var request = new HashMap<String, Object>(Map.of(
                "mailboxId",
                String.valueOf(mailbox.id().value()),
                "to",
                List.of("kajsa@customer.example"),
                "subject",
                "Your order",
                "text",
                "It is on its way."));
        request.put("groupId", sellers);
        var made = Desk.ok(api.post("/api/tickets", request));
        assertThat(made.path("group").path("id").asString()).isEqualTo(sellers);
        request.put("groupId", "999999");
        assertThat(api.post("/api/tickets", request).text()).contains("unknown-group");
    }

    @Test
    void whoRemovesAGroupIsToldOfItsOpenTicketsWhichHaveNoneAfterwards() {
        var sellers = group("Sellers");
        var open = ticket();
        var solved = ticket();
        Desk.ok(change(open, Map.of("groupId", sellers)));
        Desk.ok(change(solved, Map.of("groupId", sellers, "status", "solved")));
        assertThat(uses(sellers)).containsExactly("tickets 1");

        assertThat(api.delete("/api/admin/groups/" + sellers).status()).isEqualTo(204);

        assertThat(get(open).path("group").isNull()).isTrue();
        assertThat(changesOfGroup(open)).containsExactly(sellers + " > null", "null > " + sellers);
        // what is done keeps it, by its name
        assertThat(get(solved).path("group").path("name").asString()).isEqualTo("Sellers");
        Desk.ok(change(solved, Map.of("priority", "high", "groupId", sellers)));
        assertThat(change(open, Map.of("groupId", sellers)).text()).contains("unknown-group");
        assertThat(Desk.items(api.get("/api/groups"))).isEmpty();
        assertThat(Desk.items(api.get("/api/groups/all"))
                        .getFirst()
                        .path("name")
                        .asString())
                .isEqualTo("Sellers");
    }

    @Test
    void thoseAreOfferedOfWhichSomebodySeesTheMailbox() {
        var bo = desk.server().agent(office.organization());
        var carin = desk.server().agent(office.organization());
        group("Blind", carin);
        group("Empty");
        give(mailbox, group("Sellers", bo));
        // sees it by another group
        group("Mixed", bo, carin);

        var offered = api.get("/api/mailboxes/" + mailbox.id().value() + "/groups");

        assertThat(Desk.items(offered).stream().map(group -> group.path("name").asString()))
                .containsExactly("Mixed", "Sellers");
        assertThat(client(carin)
                        .get("/api/mailboxes/" + mailbox.id().value() + "/groups")
                        .status())
                .isEqualTo(404);
    }

    private String group(String name, TestAgent... members) {
        var ids = Stream.of(members)
                .map(member -> Long.toString(member.id().value()))
                .toList();
        return id(Desk.ok(api.post("/api/admin/groups", Map.of("name", name, "memberIds", ids))));
    }

    private void give(Mailbox mailbox, String group) {
        Desk.ok(api.put(
                "/api/admin/groups/" + group + "/mailboxes",
                Map.of("mailboxIds", List.of(Long.toString(mailbox.id().value())))));
    }

    private TestClient client(TestAgent agent) {
        return desk.server().client().token(desk.server().token(agent));
    }

    private String ticket() {
        desk.receive(
                mailbox.address(),
                Letter.from("kajsa@customer.example").to(mailbox.address()).subject("Hello"));
        return id(Desk.items(api.get("/api/tickets?sort=-created")).getFirst());
    }

    private Answer change(String ticket, Map<String, ?> change) {
        return api.send("PATCH", "/api/tickets/" + ticket, JsonMapper.shared().writeValueAsString(change));
    }

    private JsonNode get(String ticket) {
        return Desk.ok(api.get("/api/tickets/" + ticket));
    }

    private String groupOf(String ticket) {
        return get(ticket).path("group").path("id").asString();
    }

    private List<String> listed(String query) {
        return ids(api.get("/api/tickets?" + query));
    }

    private List<String> uses(String group) {
        return Desk.ok(api.get("/api/admin/groups/" + group))
                .path("gives")
                .valueStream()
                .map(use -> use.path("kind").asString() + " " + use.path("name").asString())
                .toList();
    }

    /** From one to the other, the newest first. */
    private List<String> changesOfGroup(String ticket) {
        return Desk.items(api.get("/api/tickets/" + ticket + "/history")).stream()
                .filter(entry -> entry.path("kind").asString().equals("ticket.group-changed"))
                .map(entry -> entry.path("facts"))
                .map(facts -> fact(facts, "from") + " > " + fact(facts, "to"))
                .toList();
    }

    private static String fact(JsonNode facts, String name) {
        return Objects.requireNonNullElse(facts.path(name).asString(null), "null");
    }

    private static List<String> ids(Answer answer) {
        return Desk.items(answer).stream().map(TicketGroupsTests::id).toList();
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asString();
    }
}
