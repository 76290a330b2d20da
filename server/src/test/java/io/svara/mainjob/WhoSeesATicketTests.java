package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient;
import io.svara.web.TestServer.TestAgent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list asks first which mailboxes an agent sees, and one ticket's statement asks for its mailbox (TIC-21): both have to say the same,
 * of each way in which a mailbox is given and taken.
 */
class WhoSeesATicketTests {

    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();
    private final String ticket = desk.openTicket(mailbox, "kund@customer.example", "Fråga")
            .path("id")
            .asString();
    private final TestAgent bo = desk.server().agent(desk.own().organization());

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void nobodyWhoseMailboxItIsNot() {
        give(desk.mailbox());

        assertSeesNothing();
    }

    @Test
    void whoHasItsMailbox() {
        give(mailbox);
        assertSees();

        desk.execute("delete from mailbox_agent where agent_id = " + bo.id().value());
        assertSeesNothing();
    }

    @Test
    void whoseGroupHasItsMailbox() {
        var group = group("Säljare", List.of(id(bo)));
        assertSeesNothing();

        giveGroup(group, mailbox);
        assertSees();

        giveGroup(group);
        assertSeesNothing();
    }

    @Test
    void notWhoIsInAnotherGroup() {
        give(desk.mailbox());
        giveGroup(group("De andra", List.of()), mailbox);
        group("Utan brevlåda", List.of(id(bo)));

        assertSeesNothing();
    }

    @Test
    void notWhoseLicenceLevelHasNoTickets() {
        give(mailbox);
        giveGroup(group("Säljare med licens", List.of(id(bo))), mailbox);
        assertSees();

        var organization = desk.own().organization().value();
        desk.execute("""
                with level as (insert into licence_level (organization_id, name, services) values (%d, 'Chatt', '{chat}') returning id)
                update agent set licence_level_id = level.id from level where agent.organization_id = %d and agent.id = %d""".formatted(organization, organization, bo.id().value()));
        assertSeesNothing();
    }

    @Test
    void notASuperadminWhoHasNoMailbox() {
        var superadmin = desk.server().superadmin(desk.own().organization());

        assertThat(statuses(client(superadmin))).containsOnly(404);
        assertThat(listed(client(superadmin))).isZero();
    }

    private void assertSees() {
        assertThat(listed(client(bo))).isEqualTo(1);
        assertThat(statuses(client(bo))).allMatch(status -> status / 100 == 2, "2xx");
    }

    private void assertSeesNothing() {
        var messages = desk.count(messages());
        var subject = desk.value("select subject from ticket where id = " + ticket);

        assertThat(listed(client(bo))).isZero();
        assertThat(statuses(client(bo))).containsOnly(404);

        assertThat(desk.count(messages())).isEqualTo(messages);
        assertThat(desk.value("select subject from ticket where id = " + ticket))
                .isEqualTo(subject);
    }

    private String messages() {
        return "select count(*) from message where ticket_id = " + ticket;
    }

    private List<Integer> statuses(TestClient client) {
        var path = "/api/tickets/" + ticket;
        return Stream.of(
                        client.get(path),
                        client.get(path + "/messages"),
                        client.get(path + "/drafts"),
                        client.get(path + "/presence"),
                        client.get(path + "/history"),
                        client.put(path + "/seen", Map.of()),
                        client.put(path + "/drafts/reply", Map.of("text", "Utkast")),
                        client.post(path + "/messages", Map.of("kind", "note", "text", "Anteckning")),
                        client.send("PATCH", path, JsonMapper.shared().writeValueAsString(Map.of("subject", "Ändrat"))),
                        client.post(path + "/messages", Map.of("kind", "reply", "text", "Svar")))
                .map(TestClient.Answer::status)
                .toList();
    }

    private int listed(TestClient client) {
        return Desk.items(client.get("/api/tickets?mailbox=" + mailbox.id().value()))
                .size();
    }

    private static TestClient client(TestAgent agent) {
        return desk.server().client().token(desk.server().token(agent));
    }

    private void give(Mailbox given) {
        desk.execute(
                "insert into mailbox_agent values (" + desk.own().organization().value() + ", "
                        + given.id().value() + ", " + bo.id().value() + ")");
    }

    private static String group(String name, List<String> members) {
        return Desk.ok(desk.api().post("/api/admin/groups", Map.of("name", name, "memberIds", members)))
                .path("id")
                .asString();
    }

    private static void giveGroup(String group, Mailbox... mailboxes) {
        Desk.ok(desk.api()
                .put(
                        "/api/admin/groups/" + group + "/mailboxes",
                        Map.of(
                                "mailboxIds",
                                Stream.of(mailboxes)
                                        .map(one -> Long.toString(one.id().value()))
                                        .toList())));
    }

    private static String id(TestAgent agent) {
        return Long.toString(agent.id().value());
    }
}
