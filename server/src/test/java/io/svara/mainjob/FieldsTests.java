package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fields of the organisation's own: made, filled in, and required before a ticket is solved (TIC-3). */
class FieldsTests {

    private static final Map<String, Object> WAYS =
            Map.of("options", List.of(Map.of("name", "Express"), Map.of("name", "Letter")));

    private static Desk desk;

    private Desk.Office office;
    private Mailbox mailbox;
    private int made;

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
        mailbox = desk.mailbox(office, "f" + office.organization().value() + "@nordvind.example");
    }

    @Test
    void eachKindIsFilledInShownAndEmptied() {
        var anna = Long.toString(office.agent().id().value());
        var values = new HashMap<String, Object>(Map.of(
                field("text", Map.of()), "A-17",
                field("number", Map.of()), "12.50",
                field("date", Map.of()), "2026-11-23",
                field("choice", WAYS), "2",
                field("multi-choice", WAYS), List.of("1", "2"),
                field("checkbox", Map.of()), true,
                field("user", Map.of()), anna));
        var ticket = ticket();
        assertThat(get(ticket).path("fields")).isEmpty();

        var answer = Desk.ok(fill(ticket, values));

        assertThat(JsonMapper.shared().convertValue(answer.path("fields"), Map.class))
                .isEqualTo(values);
        assertThat(JsonMapper.shared().convertValue(get(ticket).path("fields"), Map.class))
                .isEqualTo(values);
        assertThat(JsonMapper.shared()
                        .convertValue(
                                Desk.items(desk.api(office).get("/api/tickets"))
                                        .getFirst()
                                        .path("fields"),
                                Map.class))
                .as("in lists")
                .isEqualTo(values);
        // the rest of a ticket is changed without them
        Desk.ok(change(ticket, Map.of("priority", "high")));
        assertThat(get(ticket).path("fields")).hasSize(7);

        values.replaceAll((_, _) -> null);
        assertThat(Desk.ok(fill(ticket, values)).path("fields")).isEmpty();
    }

    @Test
    void historySaysWhichFieldAndWhatWasChosenButNothingThatWasTyped() {
        var way = field("choice", WAYS);
        var text = field("text", Map.of());
        var ticket = ticket();
        Desk.ok(fill(ticket, Map.of(way, "1")));
        Desk.ok(fill(ticket, Map.of(way, "2")));
        Desk.ok(fill(ticket, Map.of(text, "Kajsa Andersson")));
        // what stands there already is no change
        Desk.ok(fill(ticket, Map.of(text, "Kajsa Andersson", way, "2")));

        var facts = Desk.items(desk.api(office).get("/api/tickets/" + ticket + "/history")).stream()
                .filter(entry -> entry.path("kind").asString().equals("ticket.field-changed"))
                .map(entry -> JsonMapper.shared().convertValue(entry.path("facts"), Map.class))
                .toList();
        assertThat(facts)
                .containsExactlyInAnyOrder(
                        Map.of("field", way, "to", "1"),
                        Map.of("field", way, "from", "1", "to", "2"),
                        Map.of("field", text));
    }

    @Test
    void whatDoesNotFitIsRefusedByFieldAndNothingIsWritten() {
        var text = field("text", Map.of());
        var number = field("number", Map.of());
        var user = field("user", Map.of());
        var ticket = ticket();
        var refused = fill(ticket, Map.of(text, "Fine", number, "many", user, "999999", "999999", "?"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains("fields." + number, "invalid-number", "fields." + user, "unknown-agent")
                .contains("fields.999999", "unknown-field")
                .doesNotContain("fields." + text + "\"");
        assertThat(get(ticket).path("fields")).isEmpty();
        assertThat(change(ticket, Map.of("fields", Map.of("abc", "x"))).text()).contains("unknown-field");
    }

    @Test
    void twoWhoSawTheSameVersionDoNotOverwriteEachOther() {
        var text = field("text", Map.of());
        var ticket = ticket();
        var version = get(ticket).path("version").asLong();
        Desk.ok(change(ticket, Map.of("fields", Map.of(text, "Mine"), "ifVersion", version)));
        assertThat(change(ticket, Map.of("fields", Map.of(text, "Theirs"), "ifVersion", version))
                        .code())
                .isEqualTo("stale-version");
    }

    @Test
    void aTicketIsNotSolvedByAnAgentWhileARequiredFieldIsEmpty() {
        var way = field("choice", Map.of("options", WAYS.get("options"), "required", true));
        var ticket = ticket();

        refusedForFields(change(ticket, Map.of("status", "solved")), way);
        refusedForFields(change(ticket, Map.of("status", "closed")), way);
        var solved = desk.api(office)
                .post("/api/statuses", Map.of("kind", "solved", "names", Map.of("en", "Done")))
                .json();
        refusedForFields(change(ticket, Map.of("status", id(solved))), way);
        refusedForFields(write(ticket, Map.of("kind", "reply", "text", "Done", "status", "solved")), way);
        refusedForFields(write(ticket, Map.of("kind", "note", "text", "Done", "status", "solved")), way);
        refusedForFields(create(Map.of("status", "solved")), way);
        assertThat(Desk.items(desk.api(office).get("/api/tickets/" + ticket + "/messages")))
                .as("nothing was written")
                .hasSize(1);
        // all but solving goes on
        Desk.ok(change(ticket, Map.of("status", "pending")));
        Desk.ok(write(ticket, Map.of("kind", "reply", "text", "Wait", "status", "on_hold")));

        Desk.ok(change(ticket, Map.of("fields", Map.of(way, "1"), "status", "solved")));
        assertThat(Desk.ok(create(Map.of("status", "solved", "fields", Map.of(way, "2"))))
                        .path("fields")
                        .path(way)
                        .asString())
                .isEqualTo("2");
    }

    @Test
    void aReplyThatSolvesByItsMailboxIsRefusedToo() {
        var text = field("text", Map.of("required", true));
        var settings = "/api/mailboxes/" + mailbox.id().value() + "/settings";
        var wanted = new HashMap<String, Object>(JsonMapper.shared()
                .convertValue(
                        Desk.ok(desk.api(office).get(settings)),
                        new TypeReference<Map<String, @Nullable Object>>() {}));
        wanted.put("statusAfterReply", "solved");
        Desk.ok(desk.api(office).put(settings, wanted));
        var ticket = ticket();
        refusedForFields(write(ticket, Map.of("kind", "reply", "text", "Done")), text);
        Desk.ok(write(ticket, Map.of("kind", "reply", "text", "Wait", "status", "pending")));
    }

    /** Nobody is held up who cannot fill it in: the customer's next mail is taken in. */
    @Test
    void aCustomersMailComesInWhateverIsRequired() {
        var ticket = ticket();
        Desk.ok(change(ticket, Map.of("status", "solved")));
        field("text", Map.of("required", true));
        // what was solved before stays so, and may be closed
        Desk.ok(change(ticket, Map.of("status", "closed")));
        assertThat(ticket()).isNotEqualTo(ticket);
    }

    @Test
    void aRemovedFieldStaysOnItsTicketsIsFilledInNoMoreAndHoldsUpNothing() {
        var text = field("text", Map.of("required", true));
        var ticket = ticket();
        Desk.ok(fill(ticket, Map.of(text, "Kept")));
        assertThat(desk.api(office).delete("/api/fields/" + text).status()).isEqualTo(204);

        assertThat(get(ticket).path("fields").path(text).asString()).isEqualTo("Kept");
        assertThat(fill(ticket, Map.of(text, "New")).text()).contains("unknown-field");
        assertThat(Desk.items(desk.api(office).get("/api/fields"))).isEmpty();
        var ever = Desk.items(desk.api(office).get("/api/fields/all")).getFirst();
        assertThat(ever.path("name").asString()).isEqualTo("Field 1");
        assertThat(ever.path("removed").asBoolean()).isTrue();
        Desk.ok(change(ticket(), Map.of("status", "solved")));
        // its name is free
        made = 0;
        assertThat(field("text", Map.of())).isNotEqualTo(text);
    }

    @Test
    void aRemovedOptionStaysWhereItWasChosenAndItsIdIsNeverGivenAgain() {
        var way = field("multi-choice", WAYS);
        var ticket = ticket();
        Desk.ok(fill(ticket, Map.of(way, List.of("1"))));
        var changed = Desk.ok(edit(
                way, Map.of("options", List.of(Map.of("name", "Pigeon"), Map.of("id", "2", "name", "By letter")))));
        assertThat(changed.path("options")
                        .valueStream()
                        .map(option -> option.path("id").asString()
                                + option.path("name").asString()
                                + option.path("removed").asBoolean()))
                .containsExactly("3Pigeonfalse", "2By letterfalse", "1Expresstrue");
        // beside it more may be chosen; elsewhere it may not
        Desk.ok(fill(ticket, Map.of(way, List.of("1", "3"))));
        assertThat(fill(ticket(), Map.of(way, List.of("1"))).text()).contains("unknown-option");
    }

    @Test
    void aFieldIsMadeWithWhatItNeeds() {
        assertThat(make("colour", Map.of()).text()).contains("unknown-kind");
        assertThat(make("choice", Map.of()).text()).contains("\"options\"", "required");
        assertThat(make("text", Map.of("names", Map.of("en", " "))).text()).contains("\"names\"", "required");
        assertThat(make("text", Map.of("names", Map.of("de", "Feld"))).text()).contains("unknown-language");
        assertThat(make("text", Map.of("names", Map.of("en", "x".repeat(101)))).text())
                .contains("too-long");
        assertThat(make("choice", Map.of("options", List.of(Map.of("name", "A"), Map.of("name", "a"))))
                        .text())
                .contains("options[1].name", "option-exists");
        assertThat(make("choice", Map.of("options", Collections.nCopies(201, Map.of("name", "A"))))
                        .text())
                .contains("at most 200");
        var first = field("text", Map.of("names", Map.of("sv", "Ordernummer")));
        assertThat(make("text", Map.of("names", Map.of("en", "Order", "sv", "ORDERNUMMER")))
                        .code())
                .isEqualTo("field-exists");
        assertThat(Desk.ok(edit(first, Map.of("required", true)))
                        .path("required")
                        .asBoolean())
                .isTrue();
        assertThat(edit(first, Map.of("names", Map.of("en", "Order"), "ifVersion", 1))
                        .code())
                .isEqualTo("stale-version");
        assertThat(edit("999999", Map.of("required", true)).status()).isEqualTo(404);
    }

    @Test
    void thereAreSixtyOfThemAtMost() {
        for (var number = 0; number < 60; number++) {
            field("checkbox", Map.of());
        }
        assertThat(make("checkbox", Map.of()).text()).contains("at most 60");
    }

    @Test
    void theyStandInTheOrderThatIsSet() {
        var ids = List.of(field("text", Map.of()), field("date", Map.of()), field("user", Map.of()));
        var wanted = new ArrayList<>(ids);
        Collections.reverse(wanted);
        Desk.ok(desk.api(office).put("/api/fields/order", Map.of("ids", wanted)));
        assertThat(Desk.items(desk.api(office).get("/api/fields")).stream().map(FieldsTests::id))
                .containsExactlyElementsOf(wanted);
        assertThat(desk.api(office)
                        .put("/api/fields/order", Map.of("ids", ids.subList(0, 2)))
                        .text())
                .contains("not-all");
    }

    @Test
    void whoMayNotChangeMailboxesFillsThemInOnly() {
        var text = field("text", Map.of());
        var other =
                desk.server().client().token(desk.server().token(desk.server().agent(office.organization())));
        assertThat(Desk.items(other.get("/api/fields"))).hasSize(1);
        assertThat(other.post("/api/fields", Map.of()).status()).isEqualTo(403);
        assertThat(other.delete("/api/fields/" + text).status()).isEqualTo(403);
    }

    private static void refusedForFields(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("fields-required");
        assertThat(answer.json().path("fields").path(0).path("id").asString()).isEqualTo(field);
        assertThat(answer.text()).contains("Fill in Field 1 before");
    }

    private String ticket() {
        desk.receive(
                mailbox.address(),
                Letter.from("kajsa@customer.example").to(mailbox.address()).subject("Hello"));
        desk.awaitIntake();
        return id(Desk.items(desk.api(office).get("/api/tickets?sort=-created")).getFirst());
    }

    private Answer make(String kind, Map<String, Object> more) {
        var request = new HashMap<String, Object>(Map.of("kind", kind, "names", Map.of("en", "Field " + ++made)));
        request.putAll(more);
        return desk.api(office).post("/api/fields", request);
    }

    private String field(String kind, Map<String, Object> more) {
        return id(Desk.ok(make(kind, more)));
    }

    private Answer edit(String field, Map<String, Object> change) {
        return patch("/api/fields/" + field, change);
    }

    private Answer fill(String ticket, Map<String, @Nullable Object> values) {
        return change(ticket, Map.of("fields", values));
    }

    private Answer change(String ticket, Map<String, ?> change) {
        return patch("/api/tickets/" + ticket, change);
    }

    private Answer patch(String path, Map<String, ?> change) {
        return desk.api(office).send("PATCH", path, JsonMapper.shared().writeValueAsString(change));
    }

    private Answer write(String ticket, Map<String, Object> message) {
        return desk.api(office).post("/api/tickets/" + ticket + "/messages", message);
    }

    private Answer create(Map<String, Object> more) {
        var request = new HashMap<String, Object>(Map.of(
                "mailboxId",
                Long.toString(mailbox.id().value()),
                "to",
                List.of("kajsa@customer.example"),
                "subject",
                "Your order",
                "text",
                "We have it."));
        request.putAll(more);
        return desk.api(office).post("/api/tickets", request);
    }

    private JsonNode get(String ticket) {
        return Desk.ok(desk.api(office).get("/api/tickets/" + ticket));
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asString();
    }
}
