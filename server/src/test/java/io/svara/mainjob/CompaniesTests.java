package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whose contacts are whose, by their domains and by hand (CON-1), and what Mail Flow makes of it (FLO-5). */
class CompaniesTests {

    private static Desk desk;

    private Desk.Office office;
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
    void officeOfItsOwn() {
        office = desk.office();
        api = desk.api(office);
        mailbox = desk.mailbox(office, "c" + office.organization().value() + "@nordvind.example");
    }

    @Test
    void whoWritesFromItsDomainIsItsOwnAlsoWhoWroteBefore() {
        var kajsa = requester("kajsa@firm.example");
        assertThat(company(kajsa).isNull()).isTrue();

        var firm = create(" Firm ", "@Firm.Example");

        assertThat(firm.path("name").asString()).isEqualTo("Firm");
        assertThat(firm.path("domains").path(0).asString()).isEqualTo("firm.example");
        assertThat(company(kajsa).path("name").asString()).isEqualTo("Firm");
        assertThat(company(kajsa).path("said").asBoolean()).isFalse();
        assertThat(company(requester("ola@mail.firm.example")).path("name").asString())
                .isEqualTo("Firm");
        assertThat(company(requester("ola@otherfirm.example")).isNull()).isTrue();
        assertThat(company(requester("ola@example")).isNull()).isTrue();
    }

    @Test
    void ofTwoThatFitTheLongerDomainCounts() {
        create("Firm", "firm.example");
        create("Firm in Oslo", "oslo.firm.example");

        assertThat(company(requester("a@post.oslo.firm.example")).path("name").asString())
                .isEqualTo("Firm in Oslo");
        assertThat(company(requester("a@bergen.firm.example")).path("name").asString())
                .isEqualTo("Firm");
    }

    @Test
    void lettersOutsideOfAsciiAreOneDomainHoweverTheyAreWritten() {
        create("Vind", "vänd.example");

        assertThat(company(requester("a@xn--vnd-qla.example")).path("name").asString())
                .isEqualTo("Vind");
    }

    @Test
    void whatIsSaidByHandCountsMoreThanTheDomain() {
        var kajsa = requester("kajsa@firm.example");
        create("Firm", "firm.example");
        var other = create("Other");

        Desk.ok(assign(kajsa, other.path("id").asString()));

        assertThat(company(kajsa).path("name").asString()).isEqualTo("Other");
        assertThat(company(kajsa).path("said").asBoolean()).isTrue();
        Desk.ok(assign(kajsa, null));
        assertThat(company(kajsa).path("name").asString()).isEqualTo("Firm");
        assertThat(api.put("/api/contacts/" + kajsa + "/company", Map.of("companyId", "999999"))
                        .text())
                .contains("unknown-company");
    }

    @Test
    void aRemovedCompanyLeavesItsContacts() {
        var kajsa = requester("kajsa@firm.example");
        var firm = create("Firm", "firm.example");
        Desk.ok(assign(kajsa, firm.path("id").asString()));

        assertThat(api.delete("/api/companies/" + firm.path("id").asString()).status())
                .isEqualTo(204);

        assertThat(company(kajsa).isNull()).isTrue();
        assertThat(api.delete("/api/companies/" + firm.path("id").asString()).status())
                .isEqualTo(404);
        create("FIRM", "firm.example");
        assertThat(company(kajsa).path("name").asString()).isEqualTo("FIRM");
    }

    @Test
    void namesAndDomainsAreOneCompanysAlone() {
        var firm = create("Firm", "firm.example");
        var other = create("Other", "other.example");

        assertThat(api.post("/api/companies", Map.of("name", "firm")).text()).contains("company-exists");
        assertThat(api.post("/api/companies", Map.of("name", "Third", "domains", List.of("firm.example")))
                        .text())
                .contains("domain-taken");
        assertThat(listed("")).containsExactly("Firm", "Other");
        var path = "/api/companies/" + other.path("id").asString();
        assertThat(api.put(path, Map.of("name", "Firm")).text()).contains("company-exists");
        assertThat(api.put(path, Map.of("name", "Other", "domains", List.of("firm.example")))
                        .text())
                .contains("domain-taken");
        assertThat(api.put(path, Map.of("name", "Mine", "ifVersion", 7)).text()).contains("stale-version");
        var changed = Desk.ok(api.put(path, Map.of("name", "Others", "domains", List.of("b.example", "a.example"))));
        assertThat(changed.path("domains").path(0).asString()).isEqualTo("a.example");
        assertThat(changed.path("version").asLong()).isEqualTo(2);
        assertThat(firm.path("version").asLong()).isEqualTo(1);
    }

    @Test
    void whatIsNoDomainIsRefusedByItsPlace() {
        for (var wrong : List.of("se", "", "two words.example", "a@b.example", "-.example")) {
            var answer = api.post("/api/companies", Map.of("name", "Firm", "domains", List.of("ok.example", wrong)));
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.text()).contains("domains[1]", "invalid-domain");
        }
        assertThat(api.post("/api/companies", Map.of("name", " ")).text()).contains("required");
        assertThat(listed("")).isEmpty();
    }

    @Test
    void theyAreFoundByAPartOfNameOrDomain() {
        create("Aker", "vind.example");
        var berg = create("Berg", "berg.example");
        create("Vindbruk");

        assertThat(listed("?q=VIND")).containsExactly("Aker", "Vindbruk");
        assertThat(listed("?q=%25")).isEmpty();
        assertThat(listed("?id=" + berg.path("id").asString() + "&id=999999")).containsExactly("Berg");
    }

    @Test
    void mailFlowAsksWhoseAMailIsLiveOfThePastAndInAnExample() {
        var firm = create("Firm", "firm.example").path("id").asString();
        publish(firm);

        desk.receive(mailbox.address(), Letter.from("kajsa@firm.example").subject("Theirs"));
        desk.receive(mailbox.address(), Letter.from("kajsa@elsewhere.example").subject("Not theirs"));

        var tickets = Desk.items(api.get("/api/tickets"));
        assertThat(tickets)
                .extracting(ticket -> ticket.path("subject").asString() + ": "
                        + ticket.path("priority").asString())
                .containsExactlyInAnyOrder("Theirs: urgent", "Not theirs: normal");
        for (var ticket : tickets) {
            var message = Desk.items(api.get("/api/tickets/" + ticket.path("id").asString() + "/messages"))
                    .getFirst();
            assertThat(isFirm(Map.of("messageId", message.path("id").asString())))
                    .isEqualTo(ticket.path("priority").asString().equals("urgent"));
        }
        assertThat(isFirm(Map.of("input", Map.of("from", "New <new@firm.example>"))))
                .isTrue();
        assertThat(isFirm(Map.of("input", Map.of("from", "new@firm.example", "replyTo", "x@else.example"))))
                .isFalse();
        var uses = Desk.items(api.get("/api/flows/uses?company=" + firm));
        assertThat(uses.getFirst().path("published").path(0).asString()).isEqualTo("b1");
        Desk.ok(api.put("/api/companies/" + firm, Map.of("name", "Firm", "domains", List.of("elsewhere.example"))));
        assertThat(isFirm(Map.of("input", Map.of("from", "kajsa@firm.example"))))
                .isFalse();

        api.delete("/api/companies/" + firm);
        var refused = api.post("/api/flows/mail/publish", Map.of());
        assertThat(refused.text()).contains("b1", "companyIds");
        desk.receive(mailbox.address(), Letter.from("ola@elsewhere.example").subject("After it is gone"));
        assertThat(Desk.items(api.get("/api/tickets"))
                        .getFirst()
                        .path("priority")
                        .asString())
                .isEqualTo("normal");
    }

    private void publish(String company) {
        var condition = Map.of(
                "id",
                "b1",
                "type",
                "match-company",
                "settings",
                Map.of("companyIds", List.of(company)),
                "exits",
                Map.of("yes", "b2"));
        var action =
                Map.of("id", "b2", "type", "set-priority", "settings", Map.of("priority", "urgent"), "exits", Map.of());
        var graph = Map.of(
                "format", 1,
                "entry", "b1",
                "settings", Map.of("mails", "opening"),
                "blocks", List.of(condition, action),
                "layout", Map.of());
        Desk.ok(api.put("/api/flows/mail/draft", Map.of("graph", graph)));
        Desk.ok(api.post("/api/flows/mail/publish", Map.of()));
    }

    private boolean isFirm(Map<String, Object> mail) {
        return Desk.ok(api.post("/api/flows/mail/simulate", mail))
                .path("path")
                .toString()
                .contains("b2");
    }

    private JsonNode create(String name, String... domains) {
        return Desk.ok(api.post("/api/companies", Map.of("name", name, "domains", List.of(domains))));
    }

    private TestClient.Answer assign(String contact, String company) {
        return api.put("/api/contacts/" + contact + "/company", Collections.singletonMap("companyId", company));
    }

    private List<String> listed(String query) {
        return Desk.items(api.get("/api/companies" + query)).stream()
                .map(company -> company.path("name").asString())
                .toList();
    }

    private JsonNode company(String contact) {
        return Desk.ok(api.get("/api/contacts/" + contact)).path("company");
    }

    /** The contact of one who has just written. */
    private String requester(String from) {
        desk.receive(mailbox.address(), Letter.from(from).subject("From " + from));
        return Desk.items(api.get("/api/tickets"))
                .getFirst()
                .path("requester")
                .path("contactId")
                .asString();
    }
}
