package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.svara.flow.store.PublishedFlows;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import io.svara.mailflow.blocks.RandomFlows;
import io.svara.mailflow.blocks.RandomFlows.Names;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Mail goes by the published flow, and by nothing else (FLO-1 to FLO-5). Each test has an organisation of its own. */
class MailFlowTests {

    private static final String FLOW = "/api/flows/mail";

    private static TestRelay relay;
    private static Desk desk;

    private final Desk.Office office = desk.office();
    private final TestClient api = desk.api(office);
    private final Mailbox mailbox =
            desk.mailbox(office, "flow" + office.organization().value() + "@nordvind.example");
    private int drawn;
    private int fields;

    @BeforeAll
    static void open() {
        relay = TestRelay.start();
        desk = Desk.open("--svara.relay-url=" + relay.url());
    }

    @AfterAll
    static void close() {
        desk.close();
        relay.close();
    }

    @Test
    void aMailGetsItsLabelPriorityStatusSubjectAndAssigneeAndIsNotAnswered() {
        responds();
        var label = label("Shop");
        var agent = agent("Bo");
        publish(
                block("match-subject", Map.of("operator", "contains", "values", List.of("order", "beställning"))),
                block("add-label", Map.of("labelId", label)),
                block("set-priority", Map.of("priority", "urgent")),
                block("set-ticket-status", Map.of("status", "on_hold")),
                block("set-ticket-subject", Map.of("subject", "From the shop")),
                block("assign-agent", Map.of("agentId", agent)),
                block("disable-auto-reply", Map.of()));

        var ticket = receive(letter().subject("Ny BESTÄLLNING 17"));

        assertThat(ticket.path("labels").path(0).path("name").asString()).isEqualTo("Shop");
        assertThat(ticket.path("priority").asString()).isEqualTo("urgent");
        assertThat(ticket.path("status").path("kind").asString()).isEqualTo("on_hold");
        assertThat(ticket.path("subject").asString()).isEqualTo("From the shop");
        assertThat(ticket.path("assigneeId").asString()).isEqualTo(agent);
        assertThat(kinds(ticket)).containsExactly("inbound");

        var run = run(ticket);
        assertThat(run.path("kind").asString()).isEqualTo("mail");
        assertThat(run.path("revision").asInt()).isEqualTo(1);
        assertThat(words(run.path("path"))).containsExactly("b1", "b2", "b3", "b4", "b5", "b6", "b7");
        assertThat(words(run.path("actions")))
                .containsExactly(
                        "add-label",
                        "set-priority",
                        "set-ticket-status",
                        "set-ticket-subject",
                        "assign-agent",
                        "disable-auto-reply");
        assertThat(run.path("skipped")).isEmpty();
        assertThat(doneByFlow(ticket))
                .contains(
                        "ticket.labelled",
                        "ticket.priority-changed",
                        "ticket.status-changed",
                        "ticket.subject-changed",
                        "ticket.assigned");
    }

    @Test
    void aMailThatGoesByNoIsAnsweredAsBefore() {
        responds();
        publish(
                block("match-subject", Map.of("operator", "contains", "values", List.of("order"))),
                block("disable-auto-reply", Map.of()));

        var ticket = receive(letter().subject("Something else"));

        assertThat(kinds(ticket)).containsExactly("inbound", "auto");
        assertThat(words(run(ticket).path("path"))).containsExactly("b1");
    }

    @Test
    void anOrganisationWithoutAFlowAndANeighbourOfOneThatHasItAreLeftAlone() {
        publish(block("set-priority", Map.of("priority", "low")));
        var neighbour = desk.office();
        var theirs =
                desk.mailbox(neighbour, "neighbour" + neighbour.organization().value() + "@nordvind.example");

        desk.receive(theirs.address(), letter().subject("Hello"));

        var ticket = Desk.items(desk.api(neighbour).get("/api/tickets")).getFirst();
        assertThat(ticket.path("priority").asString()).isEqualTo("normal");
        assertThat(Desk.ok(desk.api(neighbour).get(FLOW)).path("published").isNull())
                .isTrue();
    }

    @Test
    void ofHtmlWhatCanBeReadIsLookedAt() {
        var label = label("Door");
        publish(
                block("match-body", Map.of("operator", "contains", "values", List.of("the broken door"))),
                block("add-label", Map.of("labelId", label)));

        var html = letter().subject("Html")
                .header("MIME-Version", "1.0")
                .header("Content-Type", "text/html; charset=utf-8")
                .text("<p>It is <b>the&nbsp;bro&shy;ken</b><br>door</p><!-- nothing -->");
        var tag = letter().subject("Tag")
                .header("MIME-Version", "1.0")
                .header("Content-Type", "text/html; charset=utf-8")
                .text("<p title='the broken door'>It is well</p>");

        assertThat(receive(html).path("labels")).hasSize(1);
        assertThat(receive(tag).path("labels")).isEmpty();
    }

    @Test
    void replyToIsTheRequesterAndFromIsWhoSentIt() {
        var label = label("Robot");
        var other = label("Kajsa");
        publish(
                block("match-from", Map.of("operator", "equals", "values", List.of("robot@shop.example"))),
                block("add-label", Map.of("labelId", label)),
                block("match-requester", Map.of("operator", "equals", "values", List.of("kajsa@customer.example"))),
                block("add-label", Map.of("labelId", other)));

        var ticket = receive(Letter.from("robot@shop.example")
                .header("Reply-To", "Kajsa@customer.example")
                .subject("Form"));

        assertThat(ticket.path("labels")).hasSize(2);
    }

    /** @param mails the entry's setting */
    @ParameterizedTest
    @CsvSource({"opening, 1", "every, 2"})
    void aReplyPassesTheFlowWhereTheEntrySaysSo(String mails, int runs) {
        save(mails, block("set-priority", Map.of("priority", "high")));
        Desk.ok(api.post(FLOW + "/publish", Map.of()));
        var first =
                letter().subject("Question").id("first" + office.organization().value() + "@client.example");
        var id = receive(first).path("id").asString();

        desk.receive(
                mailbox.address(),
                letter().subject("Re: Question")
                        .id("second" + office.organization().value() + "@client.example")
                        .answers("first" + office.organization().value() + "@client.example"));
        desk.receive(
                mailbox.address(),
                letter().subject("Out of office")
                        .header("Auto-Submitted", "auto-replied")
                        .answers("first" + office.organization().value() + "@client.example"));

        assertThat(Desk.items(api.get("/api/tickets/" + id + "/messages"))).hasSize(3);
        assertThat(historyKinds(Desk.ok(api.get("/api/tickets/" + id))).stream().filter("ticket.flow-run"::equals))
                .hasSize(runs);
    }

    @Test
    void whatTheFlowAssignsTheMailboxAssignsToNobodyElse() {
        var bo = agent("Bo");
        var settings = new HashMap<String, Object>(Map.of(
                "name", "Support",
                "timeZone", "Europe/Stockholm",
                "closedTickets", "reopen",
                "statusAfterReply", "pending",
                "assignment", "agent",
                "assigneeId", Long.toString(office.agent().id().value()),
                "aliases", List.of()));
        Desk.ok(api.put("/api/mailboxes/" + mailbox.id().value() + "/settings", settings));
        publish(
                block("match-subject", Map.of("operator", "contains", "values", List.of("order"))),
                block("assign-agent", Map.of("agentId", bo)));

        assertThat(receive(letter().subject("An order")).path("assigneeId").asString())
                .isEqualTo(bo);
        assertThat(receive(letter().subject("Else")).path("assigneeId").asString())
                .isEqualTo(Long.toString(office.agent().id().value()));
    }

    @Test
    void aTicketIsMovedWithANoteAndAParticipant() {
        var other = desk.mailbox(office, "other" + office.organization().value() + "@nordvind.example");
        publish(
                block("add-note", Map.of("text", "Look up the order <first>")),
                block("add-participant", Map.of("email", "Stock@partner.example")),
                block(
                        "move-to-mailbox",
                        Map.of("mailboxId", Long.toString(other.id().value()))));

        var ticket = receive(letter().subject("Order"));

        assertThat(ticket.path("mailboxId").asString())
                .isEqualTo(Long.toString(other.id().value()));
        assertThat(kinds(ticket)).containsExactly("inbound", "note");
        assertThat(Desk.items(api.get("/api/tickets/" + ticket.path("id").asString() + "/messages"))
                        .getLast()
                        .path("html")
                        .asString())
                .contains("Look up the order &lt;first&gt;");
        assertThat(desk.count("select count(*) from ticket_participant where address = 'stock@partner.example'"
                        + " and ticket_id = " + ticket.path("id").asString()))
                .isEqualTo(1);
        assertThat(doneByFlow(ticket)).contains("ticket.moved", "message.noted");
    }

    @Test
    void spamGoesIntoTheTrashAndIsNotAnswered() {
        responds();
        publish(
                block("match-from", Map.of("operator", "regexp", "values", List.of("@casino\\."))),
                block("trash-ticket", Map.of()));

        desk.receive(mailbox.address(), Letter.from("win@casino.example").subject("Win"));

        assertThat(Desk.items(api.get("/api/tickets"))).isEmpty();
        var trashed = Desk.items(api.get("/api/tickets?filter=trash")).getFirst();
        assertThat(kinds(trashed)).containsExactly("inbound");
        assertThat(doneByFlow(trashed)).contains("ticket.trashed");
    }

    @Test
    void twoAdministratorsOverwriteNothingOfEachOther() {
        var first = save("opening", block("set-priority", Map.of("priority", "low")));
        assertThat(first.path("version").asInt()).isEqualTo(1);

        var second = put(graph("opening", block("set-priority", Map.of("priority", "high"))), 1);
        assertThat(second.status()).isEqualTo(200);
        var late = put(graph("opening", block("trash-ticket", Map.of())), 1);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("stale-version");
        assertThat(api.post(FLOW + "/publish", Map.of("version", 1)).status()).isEqualTo(409);
        assertThat(settingOfDraft("priority")).isEqualTo("high");
        assertThat(Desk.ok(api.get(FLOW))
                        .path("draft")
                        .path("savedBy")
                        .path("name")
                        .asString())
                .isEqualTo("Anna");
    }

    @Test
    void theOtherAdministratorsScreenHearsOfItAndTheAuditLogOfWhatIsPublishedAlone() {
        var cursor = Desk.ok(api.get("/api/events")).path("cursor").asString();
        var bo = agentOf("Bo");
        var theirs = desk.server().client().token(desk.server().token(bo));
        var theirCursor = Desk.ok(theirs.get("/api/events")).path("cursor").asString();

        save("opening", block("set-priority", Map.of("priority", "low")));
        Desk.ok(api.post(FLOW + "/publish", Map.of("note", "Slow down")));
        Desk.ok(api.post(FLOW + "/revisions/1/restore", Map.of()));

        assertThat(eventKinds(api, cursor)).contains("flow.draft-saved", "flow.published", "flow.restored");
        assertThat(eventKinds(theirs, theirCursor)).noneMatch(kind -> kind.startsWith("flow."));
        var audited = Desk.items(api.get("/api/admin/audit")).stream()
                .map(entry -> entry.path("kind").asString())
                .toList();
        assertThat(audited).contains("flow.published", "flow.restored").doesNotContain("flow.draft-saved");
    }

    @Test
    void revisionsAreKeptAndComeBackAsADraft() {
        publish(block("set-priority", Map.of("priority", "low")));
        publish(block("set-priority", Map.of("priority", "high")), block("disable-auto-reply", Map.of()));

        var revisions = Desk.items(api.get(FLOW + "/revisions"));
        assertThat(revisions).extracting(one -> one.path("revision").asInt()).containsExactly(2, 1);
        assertThat(revisions).extracting(one -> one.path("blocks").asInt()).containsExactly(2, 1);
        assertThat(revisions.getFirst().path("publishedBy").path("name").asString())
                .isEqualTo("Anna");
        var page = Desk.ok(api.get(FLOW + "/revisions?limit=1"));
        var rest = Desk.items(
                api.get(FLOW + "/revisions?limit=1&cursor=" + page.path("next").asString()));
        assertThat(rest).extracting(one -> one.path("revision").asInt()).containsExactly(1);

        var before = Desk.ok(api.get(FLOW));
        assertThat(before.path("changed").asBoolean()).isFalse();
        Desk.ok(api.post(FLOW + "/revisions/1/restore", Map.of()));

        assertThat(settingOfDraft("priority")).isEqualTo("low");
        assertThat(Desk.ok(api.get(FLOW)).path("changed").asBoolean()).isTrue();
        // what runs is what was published
        assertThat(receive(letter().subject("One")).path("priority").asString()).isEqualTo("high");
        Desk.ok(api.post(FLOW + "/publish", Map.of("note", "Back")));
        assertThat(receive(letter().subject("Two")).path("priority").asString()).isEqualTo("low");
        assertThat(Desk.items(api.get(FLOW + "/revisions"))).hasSize(3);
        assertThat(api.get(FLOW + "/revisions/4").status()).isEqualTo(404);
    }

    @Test
    void aDraftChangesNothing() {
        save("opening", block("set-priority", Map.of("priority", "low")));

        var ticket = receive(letter().subject("One"));

        assertThat(ticket.path("priority").asString()).isEqualTo("normal");
        assertThat(historyKinds(ticket)).doesNotContain("ticket.flow-run");
    }

    @Test
    void anUnfinishedDraftIsKeptAndItsPublishingRefusedByTheBlock() {
        var draft = save(
                "opening",
                block("match-body", Map.of("operator", "regexp", "values", List.of("("))),
                block("add-label", Map.of()));
        assertThat(draft.path("problems")).hasSize(2);

        var refused = api.post(FLOW + "/publish", Map.of());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("flow-has-problems");
        assertThat(refused.json().path("problems"))
                .extracting(
                        problem -> problem.path("block").asString(),
                        problem -> problem.path("field").asString(),
                        problem -> problem.path("code").asString())
                .containsExactly(tuple("b1", "values", "invalid-expression"), tuple("b2", "labelId", "required"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            {"graph": {"blocks": [{"id": "b1", "type": "sing"}]}} ! graph.blocks[0].type
            {"graph": {"blocks": [{"id": "b1", "type": "set-priority", "settings": {"priority": 5}}]}} ! graph.blocks[0].settings.priority
            {"graph": {"blocks": []}, "version": "x"} ! version
            {} ! graph
            """)
    void whatNoCanvasSendsIsRefusedWhereItStands(String body, String field) {
        var refused = api.send("PUT", FLOW + "/draft", body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @Test
    void aNeighboursLabelIsNoneHere() {
        var neighbour = desk.office();
        var theirs = Desk.ok(desk.api(neighbour).post("/api/labels", Map.of("name", "Theirs")))
                .path("id")
                .asString();
        save("opening", block("add-label", Map.of("labelId", theirs)));

        var refused = api.post(FLOW + "/publish", Map.of());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("problems").path(0).path("code").asString())
                .isEqualTo("missing-label");
        assertThat(refused.text()).doesNotContain("Theirs");
        var tried = Desk.ok(api.post(FLOW + "/simulate", Map.of()));
        assertThat(tried.path("actions").path(0).path("skipped").path("code").asString())
                .isEqualTo("missing-label");
    }

    @Test
    void whatHasBeenRemovedSinceIsSkippedAndTheRestIsDone() {
        var label = label("Short-lived");
        publish(block("add-label", Map.of("labelId", label)), block("set-priority", Map.of("priority", "low")));
        assertThat(api.delete("/api/labels/" + label).status()).isEqualTo(204);

        var ticket = receive(letter().subject("Afterwards"));

        assertThat(ticket.path("labels")).isEmpty();
        assertThat(ticket.path("priority").asString()).isEqualTo("low");
        assertThat(words(run(ticket).path("skipped"))).containsExactly("b1");
        assertThat(words(run(ticket).path("actions"))).containsExactly("set-priority");
        var published = Desk.ok(api.get(FLOW)).path("published");
        assertThat(published.path("warnings").path(0).path("block").asString()).isEqualTo("b1");
        assertThat(published.path("warnings").path(0).path("code").asString()).isEqualTo("missing-label");
    }

    @Test
    void aMailGetsItsTypeAndOneThatHasBeenRemovedSinceIsSkipped() {
        var claim = Desk.ok(api.post("/api/types", Map.of("name", "Claim")))
                .path("id")
                .asString();
        publish(block("set-type", Map.of("typeId", claim)));
        assertThat(words(uses("type", claim).getFirst().path("published"))).containsExactly("b1");
        var ticket = receive(letter().subject("With a type"));
        assertThat(ticket.path("type").path("name").asString()).isEqualTo("Claim");
        assertThat(historyKinds(ticket)).contains("ticket.type-changed");

        assertThat(api.delete("/api/types/" + claim).status()).isEqualTo(204);
        var after = receive(letter().subject("Without a type"));
        assertThat(after.path("type").isNull()).isTrue();
        assertThat(words(run(after).path("skipped"))).containsExactly("b1");
        assertThat(Desk.ok(api.get(FLOW))
                        .path("published")
                        .path("warnings")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("missing-type");
        assertThat(publishRefused(block("set-type", Map.of("typeId", claim)))).contains("missing-type");
    }

    @Test
    void aMailIsGivenToAGroupAndToAnAgentAndAGroupThatHasBeenRemovedSinceIsSkipped() {
        var sellers = group("Sellers");
        var bo = agent("Bo");
        publish(block("assign-agent", Map.of("agentId", bo)), block("assign-group", Map.of("groupId", sellers)));
        assertThat(words(uses("group", sellers).getFirst().path("published"))).containsExactly("b2");
        var ticket = receive(letter().subject("With a group"));
        assertThat(ticket.path("group").path("name").asString()).isEqualTo("Sellers");
        assertThat(ticket.path("assigneeId").asString()).isEqualTo(bo);
        var given = Desk.items(api.get("/api/tickets/" + ticket.path("id").asString() + "/history")).stream()
                .filter(entry -> entry.path("kind").asString().equals("ticket.group-changed"))
                .findFirst()
                .orElseThrow();
        assertThat(given.path("cause").asString()).isEqualTo("mail-flow:1");
        assertThat(given.path("facts").path("to").asString()).isEqualTo(sellers);
        var tried = Desk.ok(api.post(FLOW + "/simulate", Map.of("input", Map.of("from", "kajsa@customer.example"))));
        assertThat(tried.path("actions")
                        .path(1)
                        .path("settings")
                        .path("groupId")
                        .asString())
                .isEqualTo(sellers);

        assertThat(api.delete("/api/admin/groups/" + sellers).status()).isEqualTo(204);
        var after = receive(letter().subject("Without a group"));
        assertThat(after.path("group").isNull()).isTrue();
        assertThat(after.path("assigneeId").asString()).isEqualTo(bo);
        assertThat(words(run(after).path("skipped"))).containsExactly("b2");
        assertThat(Desk.ok(api.get(FLOW))
                        .path("published")
                        .path("warnings")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("missing-group");
        assertThat(publishRefused(block("assign-group", Map.of("groupId", sellers))))
                .contains("missing-group");
    }

    @Test
    void aMailFillsInFieldsAndWhatHasBeenRemovedSinceIsSkipped() {
        var shop = field("text", Map.of());
        var way = field("choice", Map.of("options", List.of(Map.of("name", "Express"), Map.of("name", "Letter"))));
        publish(
                block("set-field", Map.of("fieldId", shop, "value", "Web shop")),
                block("set-field", Map.of("fieldId", way, "value", "1")));
        assertThat(words(uses("field", way).getFirst().path("published"))).containsExactly("b2");
        var ticket = receive(letter().subject("With fields"));
        assertThat(ticket.path("fields").path(shop).asString()).isEqualTo("Web shop");
        assertThat(ticket.path("fields").path(way).asString()).isEqualTo("1");
        assertThat(historyKinds(ticket)).contains("ticket.field-changed");

        // the option goes, then the other field
        Desk.ok(api.send("PATCH", "/api/fields/" + way, "{\"options\": [{\"id\": \"2\", \"name\": \"Letter\"}]}"));
        assertThat(api.delete("/api/fields/" + shop).status()).isEqualTo(204);
        var after = receive(letter().subject("Without fields"));
        assertThat(after.path("fields")).isEmpty();
        assertThat(words(run(after).path("skipped"))).containsExactly("b1", "b2");
        var warnings = Desk.ok(api.get(FLOW)).path("published").path("warnings");
        assertThat(warnings.path(0).path("code").asString()).isEqualTo("missing-field");
        assertThat(warnings.path(1).path("code").asString()).isEqualTo("missing-value");
        assertThat(publishRefused(block("set-field", Map.of("fieldId", shop, "value", "Web shop"))))
                .contains("missing-field");
    }

    @Test
    void whoeverRemovesAnAgentIsToldOfFlowsThatPutThemIntoAField() {
        var who = field("user", Map.of());
        var bo = agent("Bo");
        publish(
                block("set-field", Map.of("fieldId", who, "value", bo)),
                block("set-field", Map.of("fieldId", field("text", Map.of()), "value", bo)));

        assertThat(words(uses("agent", bo).getFirst().path("published"))).containsExactly("b1");
        assertThat(uses("agent", agent("Ola"))).isEmpty();
    }

    @Test
    void aValueThatDoesNotFitItsFieldIsRefusedWhenTheFlowIsPublished() {
        var amount = field("number", Map.of());
        var who = field("user", Map.of());
        assertThat(publishRefused(block("set-field", Map.of("fieldId", amount, "value", "many"))))
                .contains("missing-value");
        assertThat(publishRefused(block("set-field", Map.of("fieldId", who, "value", "999999"))))
                .contains("missing-value");
        assertThat(publishRefused(block("set-field", Map.of("fieldId", amount))))
                .contains("\"required\"");
        publish(block("set-field", Map.of("fieldId", amount, "value", "12.50")));
        assertThat(receive(letter().subject("Amount"))
                        .path("fields")
                        .path(amount)
                        .asString())
                .isEqualTo("12.50");
    }

    /** What is required before an agent solves a ticket holds up no flow: nothing of a customer's may be lost. */
    @Test
    void aFlowSolvesATicketWhoseRequiredFieldIsEmpty() {
        field("text", Map.of("required", true));
        publish(block("set-ticket-status", Map.of("status", "solved")));
        assertThat(receive(letter().subject("Solved by rule"))
                        .path("status")
                        .path("kind")
                        .asString())
                .isEqualTo("solved");
    }

    private String field(String kind, Map<String, Object> more) {
        var request = new HashMap<String, Object>(Map.of("kind", kind, "names", Map.of("en", "Field " + ++fields)));
        request.putAll(more);
        return Desk.ok(api.post("/api/fields", request)).path("id").asString();
    }

    @Test
    void aStatusOfTheOrganisationsOwnIsSetAndWhoRemovesItIsToldOfTheFlow() {
        var own = Desk.ok(
                        api.post("/api/statuses", Map.of("kind", "pending", "names", Map.of("en", "Waits for parts"))))
                .path("id")
                .asString();
        publish(block("set-ticket-status", Map.of("status", own)));
        assertThat(words(uses("status", own).getFirst().path("published"))).containsExactly("b1");
        var ticket = receive(letter().subject("With a status"));
        assertThat(ticket.path("status").path("name").asString()).isEqualTo("Waits for parts");
        assertThat(api.delete("/api/statuses/" + own).status()).isEqualTo(204);
        var after = receive(letter().subject("With no status"));
        assertThat(after.path("status").path("kind").asString()).isEqualTo("new");
    }

    @Test
    void whoeverRemovesALabelAnAgentOrAMailboxIsToldOfTheFlowThatNamesIt() {
        var published = label("Published");
        var drafted = label("Drafted");
        var bo = agent("Bo");
        var into =
                Map.<String, Object>of("mailboxId", Long.toString(mailbox.id().value()));
        publish(
                block("add-label", Map.of("labelId", published)),
                block("assign-agent", Map.of("agentId", bo)),
                block("move-to-mailbox", into));
        save("opening", block("add-label", Map.of("labelId", drafted)));

        var use = uses("label", published).getFirst();
        assertThat(use.path("kind").asString()).isEqualTo("mail");
        assertThat(words(use.path("published"))).containsExactly("b1");
        assertThat(use.path("draft")).isEmpty();
        assertThat(words(uses("label", drafted).getFirst().path("draft"))).containsExactly("b1");
        assertThat(words(uses("agent", bo).getFirst().path("published"))).containsExactly("b2");
        assertThat(words(uses("mailbox", Long.toString(mailbox.id().value()))
                        .getFirst()
                        .path("published")))
                .containsExactly("b3");
        assertThat(uses("label", label("Unused"))).isEmpty();
        assertThat(uses("agent", published)).isEmpty();
    }

    private List<JsonNode> uses(String kind, String id) {
        return Desk.items(api.get("/api/flows/uses?" + kind + "=" + id));
    }

    @Test
    void anExampleGoesTheWayOfAMailAndNothingIsDone() {
        save(
                "opening",
                block("match-time", Map.of("times", List.of(Map.of("from", "22:00", "to", "06:00")))),
                block("set-priority", Map.of("priority", "low")));
        var settings = Map.of("mailboxId", Long.toString(mailbox.id().value()), "at", "2026-11-23T21:30:00Z");
        var early = Map.of("mailboxId", Long.toString(mailbox.id().value()), "at", "2026-11-23T20:30:00Z");
        zone("Europe/Stockholm");

        var night = Desk.ok(api.post(FLOW + "/simulate", Map.of("input", settings)));
        var evening = Desk.ok(api.post(FLOW + "/simulate", Map.of("input", early)));

        assertThat(words(night.path("path"))).containsExactly("b1", "b2");
        assertThat(night.path("actions").path(0).path("type").asString()).isEqualTo("set-priority");
        assertThat(night.path("actions")
                        .path(0)
                        .path("settings")
                        .path("priority")
                        .asString())
                .isEqualTo("low");
        assertThat(words(evening.path("path"))).containsExactly("b1");
        assertThat(Desk.items(api.get("/api/tickets"))).isEmpty();
    }

    /** The simulator's answer about a mail that has come is what was done with it. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void whatIsTriedOutIsWhatWasDone(long seed) {
        var names = new Names(
                List.of(label("One"), label("Two")),
                List.of(Long.toString(mailbox.id().value())),
                Long.toString(office.agent().id().value()),
                Desk.ok(api.post("/api/types", Map.of("name", "Claim")))
                        .path("id")
                        .asString(),
                field("text", Map.of()),
                group("Sellers"),
                List.of(company("Customer", "customer.example"), company("Somebody else", "else.example")),
                webhook());
        var chance = new RandomFlows(new Random(seed), names);
        Desk.ok(put(chance.valid(25), null));
        Desk.ok(api.post(FLOW + "/publish", Map.of()));
        for (var mail = 0; mail < 4; mail++) {
            var subject = chance.sentence() + " " + mail;
            desk.receive(
                    mailbox.address(),
                    Letter.from("order@customer.example").subject(subject).text(chance.sentence()));
        }

        var tickets = new ArrayList<>(Desk.items(api.get("/api/tickets?filter=all-open")));
        tickets.addAll(Desk.items(api.get("/api/tickets?filter=solved-closed")));
        tickets.addAll(Desk.items(api.get("/api/tickets?filter=trash")));
        assertThat(tickets).isNotEmpty();
        for (var ticket : tickets) {
            var message = Desk.items(api.get("/api/tickets/" + ticket.path("id").asString() + "/messages"))
                    .getFirst();
            var tried = Desk.ok(api.post(
                    FLOW + "/simulate",
                    Map.of("revision", 1, "messageId", message.path("id").asString())));
            assertThat(words(tried.path("path"))).isEqualTo(words(run(ticket).path("path")));
            assertThat(tried.path("actions"))
                    .extracting(action -> action.path("type").asString())
                    .isEqualTo(words(run(ticket).path("actions")));
        }
    }

    @Test
    void whatIsPublishedRunsOnAllNodesAtOnce() {
        publish(block("set-priority", Map.of("priority", "low")));
        try (var other = desk.anotherNode()) {
            assertThat(revisionOn(other)).isEqualTo(1);

            publish(block("set-priority", Map.of("priority", "high")));

            Desk.until(() -> revisionOn(other) == 2);
        }
    }

    private String company(String name, String domain) {
        return Desk.ok(api.post("/api/companies", Map.of("name", name, "domains", List.of(domain))))
                .path("id")
                .asString();
    }

    private int revisionOn(TestServer node) {
        return Scope.call(
                new Actor.Svara(office.organization(), "test"),
                () -> node.bean(TransactionTemplate.class)
                        .execute(_ -> node.bean(PublishedFlows.class).current().isEmpty()
                                ? 0
                                : ((PublishedFlows.Running<?>) node.bean(PublishedFlows.class)
                                                .current()
                                                .get())
                                        .revision()));
    }

    private Letter letter() {
        return Letter.from("kajsa@customer.example").to(mailbox.address());
    }

    /** The ticket that a mail has just opened. */
    private JsonNode receive(Letter letter) {
        desk.receive(mailbox.address(), letter);
        var newest = desk.value("select max(id) from ticket where organization_id = "
                + office.organization().value());
        return Desk.ok(api.get("/api/tickets/" + newest));
    }

    private Map<String, Object> block(String type, Map<String, Object> settings) {
        drawn++;
        return new HashMap<>(Map.of("id", "b" + drawn, "type", type, "settings", settings));
    }

    /** One after the other, by Yes or next. */
    @SafeVarargs
    private Map<String, Object> graph(String mails, Map<String, Object>... blocks) {
        for (var index = 0; index < blocks.length; index++) {
            var exit = String.valueOf(blocks[index].get("type")).startsWith("match-") ? "yes" : "next";
            var exits = new LinkedHashMap<String, Object>();
            exits.put(exit, index + 1 < blocks.length ? blocks[index + 1].get("id") : null);
            blocks[index].put("exits", exits);
        }
        drawn = 0;
        return Map.of(
                "format", 1,
                "entry", blocks[0].get("id"),
                "settings", Map.of("mails", mails),
                "blocks", List.of(blocks),
                "layout", Map.of("b1", Map.of("x", 10, "y", 20)));
    }

    @SafeVarargs
    private JsonNode save(String mails, Map<String, Object>... blocks) {
        return Desk.ok(put(graph(mails, blocks), null));
    }

    private Answer put(Object graph, @Nullable Integer version) {
        var body = new HashMap<String, Object>();
        body.put("graph", graph);
        body.put("version", version);
        return api.put(FLOW + "/draft", body);
    }

    @SafeVarargs
    private void publish(Map<String, Object>... blocks) {
        save("opening", blocks);
        Desk.ok(api.post(FLOW + "/publish", Map.of()));
    }

    @SafeVarargs
    private String publishRefused(Map<String, Object>... blocks) {
        save("opening", blocks);
        return api.post(FLOW + "/publish", Map.of()).text();
    }

    private String label(String name) {
        return Desk.ok(api.post("/api/labels", Map.of("name", name))).path("id").asString();
    }

    private String group(String name) {
        return Desk.ok(api.post("/api/admin/groups", Map.of("name", name, "memberIds", List.of())))
                .path("id")
                .asString();
    }

    /** One that leads to a private address, so that nothing is sent. */
    private String webhook() {
        var browser = desk.server().client().signIn(office.agent().email(), TestServer.PASSWORD);
        return Desk.ok(browser.post("/api/webhooks", Map.of("name", "Shop", "url", "https://127.0.0.1/hook")))
                .path("webhook")
                .path("id")
                .asString();
    }

    private String agent(String name) {
        return Long.toString(agentOf(name).id().value());
    }

    private TestServer.TestAgent agentOf(String name) {
        return desk.server()
                .add(
                        office.organization(),
                        NewAgent.agent(name, TestServer.email(), TestServer.PASSWORD, PasswordKind.OWN));
    }

    private void responds() {
        Desk.ok(api.put(
                "/api/mailboxes/" + mailbox.id().value() + "/letter",
                Map.of(
                        "letter",
                        Map.of(
                                "senderName", "mailbox",
                                "signature", "",
                                "consent", "",
                                "response", Map.of("on", true, "html", "<p>Thank you</p>")))));
    }

    private void zone(String zone) {
        Desk.ok(api.put(
                "/api/mailboxes/" + mailbox.id().value() + "/settings",
                Map.of(
                        "name", "Support",
                        "timeZone", zone,
                        "closedTickets", "reopen",
                        "statusAfterReply", "pending",
                        "assignment", "none",
                        "aliases", List.of())));
    }

    private String settingOfDraft(String name) {
        return Desk.ok(api.get(FLOW))
                .path("draft")
                .path("graph")
                .path("blocks")
                .path(0)
                .path("settings")
                .path(name)
                .asString();
    }

    private List<String> kinds(JsonNode ticket) {
        return Desk.items(api.get("/api/tickets/" + ticket.path("id").asString() + "/messages")).stream()
                .map(message -> message.path("kind").asString())
                .toList();
    }

    private List<JsonNode> history(JsonNode ticket) {
        return Desk.items(api.get("/api/tickets/" + ticket.path("id").asString() + "/history"));
    }

    private List<String> historyKinds(JsonNode ticket) {
        return history(ticket).stream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }

    /** The kinds of what the history says revision 1 of the flow did. */
    private List<String> doneByFlow(JsonNode ticket) {
        return history(ticket).stream()
                .filter(entry -> entry.path("cause").asString().equals("mail-flow:1"))
                .map(entry -> entry.path("kind").asString())
                .toList();
    }

    private JsonNode run(JsonNode ticket) {
        return history(ticket).stream()
                .filter(entry -> entry.path("kind").asString().equals("ticket.flow-run"))
                .findFirst()
                .orElseThrow()
                .path("facts");
    }

    private static List<String> words(JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(word.asString()));
        return words;
    }

    private static List<String> eventKinds(TestClient of, String cursor) {
        return Desk.items(of.get("/api/events?cursor=" + cursor)).stream()
                .map(event -> event.path("kind").asString())
                .toList();
    }
}
