package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk.Office;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an agent's list shows beside the tickets: filters and their counters, unread marks, mentions, the requester. */
class TicketListTests {

    private static final String CUSTOMER = "maja@customer.example";
    private static Desk desk;

    private Office office;
    private TestClient api;
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
    void ownOffice() {
        office = desk.office();
        api = desk.api(office);
        mailbox = desk.mailbox(office, "support" + TestServer.email());
    }

    @Test
    void statusesComeInTheirOrderWithTheirNames() {
        var statuses = Desk.items(api.get("/api/statuses"));

        assertThat(statuses)
                .extracting(status -> status.path("kind").asString())
                .containsExactly("new", "reply", "in_hand", "pending", "on_hold", "solved", "closed");
        assertThat(statuses.get(3).at("/names/sv").asString()).isEqualTo("Väntar");
        assertThat(statuses.get(3).path("system").asBoolean()).isTrue();
        assertThat(statuses.get(3).path("enabled").asBoolean()).isTrue();
        assertThat(statuses.get(2).path("enabled").asBoolean()).isFalse();
    }

    @Test
    void aStatusThatWasRemovedIsNoLongerListed() {
        desk.execute("insert into ticket_status (organization_id, kind, names, position, system, removed_at) values ("
                + office.organization().value() + ", 'pending', '{\"en\": \"Old\"}', 9, false, now())");

        assertThat(Desk.items(api.get("/api/statuses"))).hasSize(7);
    }

    @Test
    void eachFilterCountsWhatItLists() {
        var mine = ticket("Mine");
        change(mine, Map.of("assigneeId", own(), "starred", true));
        ticket("New");
        change(ticket("Solved"), Map.of("status", "solved"));
        change(ticket("Closed"), Map.of("status", "closed"));
        change(ticket("Waiting"), Map.of("status", "on_hold"));
        note(mine, List.of(own()));

        assertThat(counts())
                .isEqualTo(Map.of(
                        "all-unsolved", "2",
                        "my-unsolved", "1",
                        "unassigned", "2",
                        "all-open", "4",
                        "my-starred", "1",
                        "mentions", "1",
                        "solved-closed", "",
                        "trash", ""));
        counts().forEach((filter, count) -> {
            if (!count.isEmpty()) {
                assertThat(list("filter=" + filter)).as(filter).hasSize(Integer.parseInt(count));
            }
        });
        assertThat(subjects(list("filter=solved-closed"))).containsExactlyInAnyOrder("Solved", "Closed");
    }

    @Test
    void theCountersKnowNothingOfMailboxesOutOfSightNorOfTheTrash() {
        Desk.ok(api.delete("/api/tickets/" + ticket("Thrown away")));
        ticket("Unseen");

        assertThat(counts().get("all-unsolved")).isEqualTo("1");
        assertThat(counts(colleague()).get("all-unsolved")).isEqualTo("0");
        assertThat(counts(desk.api(desk.office())).get("all-open")).isEqualTo("0");
    }

    @Test
    void aLabelsListIsInTheOrderOfAllOthersHoweverItsTicketsChange() {
        var label = label();
        var tickets = List.of(ticket("First"), ticket("Second"), ticket("Third"), ticket("Other"));
        var thrownAway = ticket("Thrown away");
        List.of(tickets.get(0), tickets.get(1), tickets.get(2), thrownAway).forEach(each -> {
            desk.clock().advance(Duration.ofMinutes(1));
            change(each, Map.of("labelIds", List.of(label)));
        });
        desk.clock().advance(Duration.ofMinutes(1));
        change(tickets.getFirst(), Map.of("priority", "high"));
        desk.clock().advance(Duration.ofMinutes(1));
        Desk.ok(api.post(messages(tickets.get(1)), Map.of("kind", "reply", "text", "Svar")));
        Desk.ok(api.delete("/api/tickets/" + thrownAway));

        for (var sort : List.of("-updated", "updated", "-created", "created")) {
            assertThat(subjects(inPagesOf(2, "label=" + label + "&sort=" + sort)))
                    .as(sort)
                    .isEqualTo(subjects(list("sort=" + sort)).stream()
                            .filter(subject -> !subject.equals("Other"))
                            .toList());
        }
        assertThat(subjects(list("label=" + label))).containsExactly("Second", "First", "Third");
        assertThat(subjects(list("label=" + label + "&status=reply,pending&filter=all-open")))
                .isEqualTo(subjects(list("status=reply,pending")));
        assertThat(desk.count("select count(*) from ticket_label l join ticket t"
                        + " on t.organization_id = l.organization_id and t.id = l.ticket_id"
                        + " where l.updated_at <> t.updated_at"))
                .isZero();
    }

    @Test
    void aCounterStopsAtTenThousand() {
        ticket("First");
        desk.execute(
                "insert into ticket (organization_id, number, number_prefix, mailbox_id, subject, status_id, status_kind,"
                        + " requester_contact_id, requester_email, source, created_at, updated_at)"
                        + " select organization_id, 100 + g, '', mailbox_id, 'x', status_id, status_kind, requester_contact_id,"
                        + " requester_email, source, created_at, updated_at from ticket, generate_series(1, 10000) g"
                        + " where organization_id = " + office.organization().value());

        var unsolved = Desk.items(api.get("/api/filters")).getFirst();

        assertThat(unsolved.path("count").asInt()).isEqualTo(10_000);
        assertThat(unsolved.path("capped").asBoolean()).isTrue();
    }

    @Test
    void aTicketIsUnreadUntilTheAgentHasSeenIt() {
        var ticket = ticket("Fråga");
        assertThat(unread(ticket)).isTrue();

        assertThat(api.put(seen(ticket), Map.of()).status()).isEqualTo(204);
        assertThat(unread(ticket)).isFalse();

        assertThat(api.delete(seen(ticket)).status()).isEqualTo(204);
        assertThat(unread(ticket)).isTrue();
    }

    @Test
    void theCustomersNextMailMakesItUnreadAgainButOneOfAMachineDoesNot() {
        var ticket = ticket("Fråga");
        Desk.ok(api.post(messages(ticket), Map.of("kind", "reply", "text", "Svar")));
        change(ticket, Map.of("status", "reply"));
        assertThat(unread(ticket)).isFalse();

        desk.clock().advance(Duration.ofMinutes(1));
        answer(ticket, Letter.from(CUSTOMER).subject("Frånvaro").header("Auto-Submitted", "auto-replied"));
        assertThat(unread(ticket)).isFalse();

        answer(ticket, Letter.from(CUSTOMER).subject("Re: Fråga"));
        assertThat(unread(ticket)).isTrue();
        assertThat(shown(ticket).path("messageCount").asInt()).isEqualTo(4);
    }

    @Test
    void whatWaitsForTheCustomerIsNotUnread() {
        var ticket = ticket("Fråga");
        change(ticket, Map.of("status", "pending"));

        assertThat(unread(ticket)).isFalse();
    }

    @Test
    void oneAgentsReadingIsNotAnothers() {
        var ticket = ticket("Fråga");
        var colleague = colleague();
        share(colleague);

        Desk.ok(api.post(messages(ticket), Map.of("kind", "note", "text", "Sett")));

        assertThat(unread(ticket)).isFalse();
        assertThat(Desk.ok(colleague.get("/api/tickets/" + ticket))
                        .path("unread")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aTicketOutOfSightCannotBeMarked() {
        var ticket = ticket("Fråga");

        assertThat(colleague().put(seen(ticket), Map.of()).status()).isEqualTo(404);
        assertThat(colleague().delete(seen(ticket)).status()).isEqualTo(404);
        assertThat(desk.api(desk.office()).put(seen(ticket), Map.of()).status()).isEqualTo(404);
    }

    @Test
    void messagesAreCountedAlsoWhenOneIsTakenBack() {
        var ticket = ticket("Fråga");
        var later = desk.clock().instant().plus(Duration.ofMinutes(5)).toString();
        var reply = Desk.ok(api.post(messages(ticket), Map.of("kind", "reply", "text", "Hoppsan", "sendAt", later)));
        note(ticket, List.of());
        assertThat(shown(ticket).path("messageCount").asInt()).isEqualTo(3);

        Desk.ok(api.post(messages(ticket) + "/" + reply.path("id").asString() + "/take-back", Map.of()));

        assertThat(shown(ticket).path("messageCount").asInt()).isEqualTo(2);
        assertThat(list("").getFirst().path("messageCount").asInt()).isEqualTo(2);
    }

    @Test
    void whoIsMentionedFindsTheTicketUntilItIsDone() {
        var ticket = ticket("Fråga");
        var agent = agent();
        var colleague = desk.server().client().token(desk.server().token(agent));
        note(ticket, List.of(Long.toString(agent.id().value())));
        assertThat(Desk.items(colleague.get("/api/tickets?filter=mentions"))).isEmpty();

        share(agent);
        assertThat(Desk.items(colleague.get("/api/tickets?filter=mentions"))).hasSize(1);
        assertThat(counts(colleague).get("mentions")).isEqualTo("1");
        assertThat(list("filter=mentions")).isEmpty();

        change(ticket, Map.of("status", "solved"));
        assertThat(Desk.items(colleague.get("/api/tickets?filter=mentions"))).isEmpty();
    }

    @Test
    void onlyANoteMentionsAndOnlyAgentsThatThereAre() {
        var ticket = ticket("Fråga");

        var reply = api.post(messages(ticket), Map.of("kind", "reply", "text", "Hej", "mentions", List.of(own())));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("notes-only");
        var stranger = Long.toString(desk.office().agent().id().value());
        var note = api.post(messages(ticket), Map.of("kind", "note", "text", "Hej", "mentions", List.of(stranger)));
        assertThat(note.text()).contains("unknown-agent");
        assertThat(shown(ticket).path("messageCount").asInt()).isEqualTo(1);
    }

    @Test
    void aRequestersTicketsAreFoundAndCountedAsFarAsTheyAreSeen() {
        var ticket = ticket("Ett");
        change(ticket("Två"), Map.of("status", "solved"));
        ticket("Annan", "olle@customer.example");
        var contact = shown(ticket).at("/requester/contactId").asString();

        assertThat(subjects(list("requester=" + contact))).containsExactlyInAnyOrder("Ett", "Två");
        assertThat(subjects(list("filter=all-unsolved&requester=" + contact))).containsExactly("Ett");

        var card = Desk.ok(api.get("/api/contacts/" + contact));
        assertThat(card.path("addresses").toString()).contains(CUSTOMER);
        assertThat(card.at("/tickets/open").asInt()).isEqualTo(1);
        assertThat(card.at("/tickets/total").asInt()).isEqualTo(2);
        assertThat(Desk.ok(colleague().get("/api/contacts/" + contact))
                        .at("/tickets/total")
                        .asInt())
                .isZero();
        assertThat(desk.api(desk.office()).get("/api/contacts/" + contact).status())
                .isEqualTo(404);
    }

    @Test
    void suggestionsKnowPartsOfNamesAndAddressesBestFirst() {
        ticket("1", "Anna Lind <anna@fjord.example>");
        ticket("2", "Karin Annasdotter <karin@berg.example>");
        ticket("3", "Bo Ek <johanna@fjord.example>");
        ticket("4", "\"100%_Spar\" <spar@berg.example>");

        assertThat(suggested("anna"))
                .containsExactly("anna@fjord.example", "karin@berg.example", "johanna@fjord.example");
        assertThat(suggested("FJORD")).containsExactly("anna@fjord.example", "johanna@fjord.example");
        assertThat(suggested("an")).containsExactly("anna@fjord.example", "karin@berg.example");
        assertThat(suggested("%25")).isEmpty();
        assertThat(suggested("100%25_")).containsExactly("spar@berg.example");
        assertThat(suggested("")).isEmpty();
        assertThat(Desk.items(api.get("/api/contacts?limit=1&q=anna"))).hasSize(1);
        assertThat(api.get("/api/contacts?limit=21&q=anna").status()).isEqualTo(400);
        assertThat(Desk.items(desk.api(desk.office()).get("/api/contacts?q=anna")))
                .isEmpty();
    }

    @Test
    void aSearchIsNotSortedOtherwise() {
        var answer = api.get("/api/tickets?q=leverans&sort=created");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("sort-with-search");
    }

    @Test
    void aFileIsShownWhenAskedForUnlessItCouldHoldScript() {
        var pdf = upload("a.pdf", "%PDF-1.4\n%âãÏÓ\n");
        var svg = upload("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>");
        var html = upload("a.html", "<!DOCTYPE html><html><body><script>1</script></body></html>");
        var text = upload("a.txt", "Hej på dig");

        assertThat(disposition(pdf)).startsWith("attachment");
        assertThat(disposition(pdf + "?show=true")).startsWith("inline");
        assertThat(api.get(pdf + "?show=true").header("Content-Type")).isEqualTo("application/pdf");
        assertThat(api.get(text + "?show=true").header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(disposition(text + "?show=true")).startsWith("inline");
        for (var risky : List.of(svg, html)) {
            assertThat(disposition(risky + "?show=true")).startsWith("attachment");
            assertThat(api.get(risky + "?show=true").header("Content-Type")).isEqualTo("application/octet-stream");
        }
        assertThat(api.get(text + "?show=true").header("Content-Security-Policy"))
                .contains("sandbox");
    }

    private String upload(String name, String content) {
        var body = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--part--\r\n";
        var answer = api.send(
                "POST", "/api/attachments", BodyPublishers.ofString(body), "multipart/form-data; boundary=part");
        return "/api/attachments/" + Desk.ok(answer).path("id").asString();
    }

    private String disposition(String path) {
        return String.valueOf(api.get(path).header("Content-Disposition"));
    }

    private String ticket(String subject) {
        return ticket(subject, CUSTOMER);
    }

    private String ticket(String subject, String customer) {
        desk.receive(
                mailbox.address(), Letter.from(customer).to(mailbox.address()).subject(subject));
        return list("mailbox=" + mailbox.id().value()).stream()
                .filter(ticket -> ticket.path("subject").asString().equals(subject))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private void answer(String ticket, Letter letter) {
        var sent = Desk.items(api.get("/api/outbox")).getFirst();
        assertThat(sent.path("ticketId").asString(ticket)).isEqualTo(ticket);
        desk.receive(mailbox.address(), letter.answers(sent.path("internetId").asString()));
    }

    private void note(String ticket, List<String> mentions) {
        Desk.ok(api.post(messages(ticket), Map.of("kind", "note", "text", "Se här", "mentions", mentions)));
    }

    private void change(String ticket, Map<String, Object> change) {
        Desk.ok(api.send(
                "PATCH",
                "/api/tickets/" + ticket,
                tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(change)));
    }

    private TestAgent agent() {
        return desk.server()
                .add(
                        office.organization(),
                        NewAgent.agent("Bo", TestServer.email(), TestServer.PASSWORD, PasswordKind.OWN));
    }

    /** An agent of the house without a mailbox. */
    private TestClient colleague() {
        return desk.server().client().token(desk.server().token(agent()));
    }

    private void share(TestClient colleague) {
        var id = Desk.ok(colleague.get("/api/session")).at("/agent/id").asString();
        share(Long.parseLong(id));
    }

    private void share(TestAgent agent) {
        share(agent.id().value());
    }

    private void share(long agent) {
        desk.execute("insert into mailbox_agent values ("
                + office.organization().value() + ", " + mailbox.id().value() + ", " + agent + ")");
    }

    private String own() {
        return Long.toString(office.agent().id().value());
    }

    private List<JsonNode> list(String query) {
        return Desk.items(api.get("/api/tickets?" + query));
    }

    private String label() {
        var label = api.post("/api/labels", Map.of("name", "Retur", "services", List.of("tickets")));
        return Desk.ok(label).path("id").asString();
    }

    private List<JsonNode> inPagesOf(int size, String query) {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = Desk.ok(api.get("/api/tickets?limit=" + size + "&" + query + cursor));
            page.path("items").forEach(all::add);
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());
        return all;
    }

    private JsonNode shown(String ticket) {
        return Desk.ok(api.get("/api/tickets/" + ticket));
    }

    private boolean unread(String ticket) {
        return shown(ticket).path("unread").asBoolean();
    }

    private static String messages(String ticket) {
        return "/api/tickets/" + ticket + "/messages";
    }

    private static String seen(String ticket) {
        return "/api/tickets/" + ticket + "/seen";
    }

    private List<String> suggested(String part) {
        var found = new ArrayList<String>();
        Desk.items(api.get("/api/contacts?q=" + part))
                .forEach(item -> found.add(item.path("email").asString()));
        return found;
    }

    private static List<String> subjects(List<JsonNode> tickets) {
        return tickets.stream().map(ticket -> ticket.path("subject").asString()).toList();
    }

    private Map<String, String> counts() {
        return counts(api);
    }

    private static Map<String, String> counts(TestClient client) {
        var counts = new java.util.HashMap<String, String>();
        Desk.items(client.get("/api/filters"))
                .forEach(filter -> counts.put(
                        filter.path("id").asString(),
                        filter.path("count").isNull()
                                ? ""
                                : filter.path("count").asString()));
        return counts;
    }
}
