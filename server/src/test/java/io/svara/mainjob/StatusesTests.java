package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Statuses of an organisation's own, other names for those of the system, and which comes by itself (TIC-1). */
class StatusesTests {

    private static final String CUSTOMER = "kajsa@customer.example";

    private static Desk desk;

    private Desk.Office office;
    private Mailbox mailbox;
    private String firstMail = "";

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
        mailbox = desk.mailbox(office, "s" + office.organization().value() + "@nordvind.example");
    }

    @Test
    void anOwnOneIsOfAKindAndTicketsAreGivenIt() {
        var waits = create("on_hold", Map.of("en", " Waits for parts ", "sv", "Väntar på delar"));
        assertThat(waits.path("names").path("en").asString()).isEqualTo("Waits for parts");
        assertThat(waits.path("system").asBoolean()).isFalse();
        var ticket = ticket();

        Desk.ok(patch("/api/tickets/" + ticket, Map.of("status", id(waits))));

        var status = get(ticket).path("status");
        assertThat(status.path("kind").asString()).isEqualTo("on_hold");
        assertThat(status.path("name").asString()).isEqualTo("Waits for parts");
        // two of one kind are told apart in history
        Desk.ok(patch("/api/tickets/" + ticket, Map.of("status", "on_hold")));
        var entry = Desk.items(api("/api/tickets/" + ticket + "/history")).stream()
                .filter(one -> one.path("kind").asString().equals("ticket.status-changed"))
                .findFirst()
                .orElseThrow()
                .path("facts");
        assertThat(entry.path("from").asString())
                .isEqualTo(entry.path("to").asString())
                .isEqualTo("on_hold");
        assertThat(entry.path("from-status").asString()).isEqualTo(id(waits));
        assertThat(entry.path("to-status").asString()).isEqualTo(id(system("on_hold")));
        assertThat(Desk.items(api("/api/tickets?status=on_hold"))).hasSize(1);
    }

    @Test
    void oneWithoutAnEnglishNameIsCalledByTheNextLanguage() {
        var own = create("pending", Map.of("no", "Venter på svar", "sv", ""));
        assertThat(own.path("name").asString()).isEqualTo("Venter på svar");
        assertThat(own.path("names").has("sv")).isFalse();
    }

    @Test
    void systemOnesAreCalledSomethingElseAndTheirFirstNameComesBack() {
        var pending = system("pending");
        var renamed = Desk.ok(patch(path(pending), Map.of("names", Map.of("en", "Waiting", "sv", "Avvaktar"))));
        assertThat(renamed.path("names").path("en").asString()).isEqualTo("Waiting");
        assertThat(renamed.path("names").path("no").asString()).isEqualTo("Venter");
        assertThat(renamed.path("kind").asString()).isEqualTo("pending");
        var first = Desk.ok(patch(path(pending), Map.of("names", Map.of("en", " "))));
        assertThat(first.path("names").path("sv").asString()).isEqualTo("Väntar");
        assertThat(first.path("names").path("en").asString()).isEqualTo("Pending");
        assertThat(desk.api(office).delete(path(pending)).code()).isEqualTo("system-status");
    }

    @ParameterizedTest
    @CsvSource({
        "kind, gone, unknown-kind",
        "kind, in_hand, kind-off",
        "names, '', required",
        "names, xx, unknown-language",
        "names, long, too-long",
    })
    void whatCannotBeIsRefusedByItsField(String field, String value, String code) {
        var body = new HashMap<String, Object>(Map.of("kind", "pending", "names", Map.of("en", "Mine")));
        body.put(
                field,
                field.equals("kind")
                        ? value
                        : switch (value) {
                            case "xx" -> Map.of("xx", "Mine", "en", "Mine");
                            case "long" -> Map.of("en", "x".repeat(61));
                            default -> Map.of("en", " ");
                        });
        var answer = desk.api(office).post("/api/statuses", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"" + code + "\"");
        assertThat(all()).hasSize(7);
    }

    @Test
    void noTwoAreCalledAlikeInOneLanguage() {
        var own = create("pending", Map.of("en", "Waits for parts"));
        assertThat(desk.api(office)
                        .post("/api/statuses", Map.of("kind", "new", "names", Map.of("en", "WAITS for parts")))
                        .code())
                .isEqualTo("status-exists");
        assertThat(patch(path(own), Map.of("names", Map.of("sv", "löst"))).code())
                .isEqualTo("status-exists");
        // its own name is no obstacle
        Desk.ok(patch(path(own), Map.of("names", Map.of("en", "waits for parts"))));
    }

    @Test
    void aRemovedOneStaysOnItsTicketsAndCanBeChosenNoLonger() {
        var own = create("pending", Map.of("en", "Waits for parts"));
        var ticket = ticket();
        Desk.ok(patch("/api/tickets/" + ticket, Map.of("status", id(own))));

        assertThat(desk.api(office).delete(path(own)).status()).isEqualTo(204);

        assertThat(get(ticket).path("status").path("name").asString()).isEqualTo("Waits for parts");
        assertThat(patch("/api/tickets/" + ticket(), Map.of("status", id(own))).text())
                .contains("unknown-status");
        assertThat(all()).hasSize(7);
        assertThat(Desk.items(api("/api/statuses/all")).stream()
                        .map(status -> status.path("names").path("en").asString()))
                .contains("Waits for parts");
        assertThat(desk.api(office).delete(path(own)).status()).isEqualTo(404);
        // its name is free
        create("pending", Map.of("en", "Waits for parts"));
    }

    @Test
    void aStaleChangeIsRefused() {
        var own = create("pending", Map.of("en", "Waits"));
        Desk.ok(patch(path(own), Map.of("names", Map.of("en", "Waits still"))));
        assertThat(patch(path(own), Map.of("names", Map.of("en", "Mine"), "ifVersion", 1))
                        .code())
                .isEqualTo("stale-version");
        assertThat(desk.api(office).delete(path(own) + "?ifVersion=1").code()).isEqualTo("stale-version");
    }

    @Test
    void theyAreOfferedInTheOrderThatIsSet() {
        var own = create("pending", Map.of("en", "Waits"));
        var ids = new ArrayList<>(all().stream().map(StatusesTests::id).toList());
        Collections.rotate(ids, 1);
        Desk.ok(desk.api(office).put("/api/statuses/order", Map.of("ids", ids)));
        assertThat(all().stream().map(StatusesTests::id)).containsExactlyElementsOf(ids);
        assertThat(id(all().getFirst())).isEqualTo(id(own));
        ids.removeFirst();
        assertThat(desk.api(office)
                        .put("/api/statuses/order", Map.of("ids", ids))
                        .text())
                .contains("not-all");
    }

    @Test
    void inHandIsSwitchedOnAndOffAgainWhereNothingSetsIt() {
        var inHand = system("in_hand");
        assertThat(inHand.path("enabled").asBoolean()).isFalse();
        assertThat(patch("/api/tickets/" + ticket(), Map.of("status", "in_hand"))
                        .text())
                .contains("unknown-status");
        Desk.ok(patch(path(inHand), Map.of("enabled", true)));
        Desk.ok(patch("/api/tickets/" + ticket(), Map.of("status", "in_hand")));

        rules(null, id(inHand));
        assertThat(patch(path(inHand), Map.of("enabled", false)).code()).isEqualTo("status-comes-by-itself");
        rules(null, null);
        afterReply("in_hand");
        assertThat(patch(path(inHand), Map.of("enabled", false)).code()).isEqualTo("status-after-reply");
        afterReply("pending");
        var own = create("in_hand", Map.of("en", "Being built"));
        assertThat(patch(path(inHand), Map.of("enabled", false)).code()).isEqualTo("kind-in-use");
        desk.api(office).delete(path(own));
        Desk.ok(patch(path(inHand), Map.of("enabled", false)));
        assertThat(patch(path(system("pending")), Map.of("enabled", false)).text())
                .contains("\"stays\"");
    }

    @Test
    void aCustomersReplyGivesTheStatusThatIsSet() {
        var again = create("reply", Map.of("en", "Wrote again"));
        var ticket = ticket();
        Desk.ok(patch("/api/tickets/" + ticket, Map.of("status", "pending")));
        writesAgain(ticket);
        assertThat(id(get(ticket).path("status"))).isEqualTo(id(system("reply")));

        assertThat(rules(id(again), null).path("afterCustomerId").asString()).isEqualTo(id(again));
        Desk.ok(patch("/api/tickets/" + ticket, Map.of("status", "pending")));
        writesAgain(ticket);
        assertThat(id(get(ticket).path("status"))).isEqualTo(id(again));
        assertThat(desk.api(office).delete(path(again)).code()).isEqualTo("status-comes-by-itself");

        assertThat(rules(null, null).path("afterCustomerId").asString()).isEqualTo(id(system("reply")));
        assertThat(desk.api(office).delete(path(again)).status()).isEqualTo(204);
    }

    @Test
    void anAssignmentGivesTheStatusThatIsSetUnlessItIsDoneOrSaysAnother() {
        var inHand = system("in_hand");
        Desk.ok(patch(path(inHand), Map.of("enabled", true)));
        var me = Map.<String, Object>of(
                "assigneeId", String.valueOf(office.agent().id().value()));
        var before = ticket();
        Desk.ok(patch("/api/tickets/" + before, me));
        assertThat(kind(before)).isEqualTo("new");
        rules(null, id(inHand));

        var given = ticket();
        Desk.ok(patch("/api/tickets/" + given, me));
        assertThat(kind(given)).isEqualTo("in_hand");
        // taken away, or given to who has it, it stays
        Desk.ok(patch("/api/tickets/" + given, Map.of("status", "pending")));
        Desk.ok(patch("/api/tickets/" + given, me));
        Desk.ok(patch("/api/tickets/" + given, Collections.singletonMap("assigneeId", null)));
        assertThat(kind(given)).isEqualTo("pending");
        var said = ticket();
        var both = new HashMap<>(me);
        both.put("status", "on_hold");
        Desk.ok(patch("/api/tickets/" + said, both));
        assertThat(kind(said)).isEqualTo("on_hold");
        var solved = ticket();
        Desk.ok(patch("/api/tickets/" + solved, Map.of("status", "solved")));
        Desk.ok(patch("/api/tickets/" + solved, me));
        assertThat(kind(solved)).isEqualTo("solved");
    }

    @Test
    void whatIsDoneOrSwitchedOffDoesNotComeByItself() {
        for (var kind : List.of("solved", "closed")) {
            assertThat(askRules(id(system(kind)), null).text()).contains("done-status");
        }
        assertThat(askRules(null, id(system("in_hand"))).text()).contains("unknown-status");
    }

    @Test
    void whoMayNotChangeMailboxesReadsThemOnly() {
        var other =
                desk.server().client().token(desk.server().token(desk.server().agent(office.organization())));
        assertThat(other.get("/api/statuses").status()).isEqualTo(200);
        assertThat(other.get("/api/statuses/rules").status()).isEqualTo(403);
        assertThat(other.post("/api/statuses", Map.of()).status()).isEqualTo(403);
        assertThat(other.delete(path(system("new"))).status()).isEqualTo(403);
    }

    private void writesAgain(String ticket) {
        var messages = get(ticket).path("messageCount").asInt();
        desk.receive(
                mailbox.address(),
                Letter.from(CUSTOMER).to(mailbox.address()).subject("Re: Hello").answers(firstMail));
        desk.awaitIntake();
        assertThat(get(ticket).path("messageCount").asInt()).isEqualTo(messages + 1);
    }

    private void afterReply(String kind) {
        var path = "/api/mailboxes/" + mailbox.id().value() + "/settings";
        var settings = new HashMap<String, Object>();
        Desk.ok(api(path)).properties().forEach(field -> settings.put(field.getKey(), field.getValue()));
        settings.remove("version");
        settings.put("statusAfterReply", kind);
        Desk.ok(desk.api(office).put(path, settings));
    }

    private JsonNode rules(@Nullable String customer, @Nullable String assignment) {
        return Desk.ok(askRules(customer, assignment));
    }

    private Answer askRules(@Nullable String customer, @Nullable String assignment) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("afterCustomerId", customer);
        body.put("afterAssignmentId", assignment);
        return desk.api(office).put("/api/statuses/rules", body);
    }

    /** The newest, of a mail that can be answered. */
    private String ticket() {
        firstMail = UUID.randomUUID() + "@customer.example";
        desk.receive(
                mailbox.address(),
                Letter.from(CUSTOMER).to(mailbox.address()).subject("Hello").id(firstMail));
        desk.awaitIntake();
        return id(Desk.items(api("/api/tickets?sort=-created")).getFirst());
    }

    private JsonNode get(String ticket) {
        return Desk.ok(api("/api/tickets/" + ticket));
    }

    private String kind(String ticket) {
        return get(ticket).path("status").path("kind").asString();
    }

    private JsonNode create(String kind, Map<String, String> names) {
        return Desk.ok(desk.api(office).post("/api/statuses", Map.of("kind", kind, "names", names)));
    }

    private JsonNode system(String kind) {
        return all().stream()
                .filter(status -> status.path("system").asBoolean()
                        && status.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> all() {
        return Desk.items(api("/api/statuses"));
    }

    private Answer api(String path) {
        return desk.api(office).get(path);
    }

    private Answer patch(String path, Map<String, ?> body) {
        return desk.api(office).send("PATCH", path, JsonMapper.shared().writeValueAsString(body));
    }

    private static String path(JsonNode status) {
        return "/api/statuses/" + id(status);
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asString();
    }
}
