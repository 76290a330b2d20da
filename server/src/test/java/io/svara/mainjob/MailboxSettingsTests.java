package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer.TestAgent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a mailbox does by itself (MBX-11, MBX-12, MBX-14). */
class MailboxSettingsTests {

    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();
    private final String path = "/api/mailboxes/" + mailbox.id().value() + "/settings";

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void keepsWhatIsSetAndSaysWhatIsThere() {
        var before = settings();
        assertThat(before.path("timeZone").asString()).isEqualTo("Europe/Stockholm");
        assertThat(before.path("statusAfterReply").asString()).isEqualTo("pending");
        assertThat(before.path("closedTickets").asString()).isEqualTo("follow-up");
        assertThat(before.path("assignment").asString()).isEqualTo("none");

        var after = Desk.ok(put(Map.of("name", " Help ", "numberPrefix", "H", "timeZone", "Europe/Oslo")));
        assertThat(after.path("name").asString()).isEqualTo("Help");
        assertThat(after.path("version").asLong())
                .isEqualTo(before.path("version").asLong() + 1);
        assertThat(settings()).isEqualTo(after);
        assertThat(put(Map.of(
                                "name",
                                "Other",
                                "ifVersion",
                                before.path("version").asLong()))
                        .status())
                .isEqualTo(409);
        // the same again is no change
        assertThat(Desk.ok(put(Map.of()))).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', required",
        "numberPrefix, 'has space', invalid",
        "timeZone, Mars/Olympus, unknown-zone",
        "closedTickets, maybe, unknown-word",
        "statusAfterReply, new, unknown-status",
        "assignment, dice, unknown-word",
        "scheduleId, 999999, unknown-schedule",
    })
    void saysWhatIsWrongWithAField(String field, String value, String code) {
        var refused = put(Map.of(field, value));
        assertThat(refused.status()).isEqualTo(400);
        var error = refused.json().path("errors").get(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("code").asString()).isEqualTo(code);
    }

    @Test
    void anAliasIsTheMailboxTooAndNeverOnCc() {
        var alias = "Old.Support" + mailbox.id().value() + "@nordvind.example";
        var kept = Desk.ok(put(Map.of("aliases", List.of(alias, alias, mailbox.address()))));
        assertThat(kept.path("aliases").size()).isEqualTo(1);
        assertThat(kept.path("aliases").get(0).asString()).isEqualTo(alias.toLowerCase(java.util.Locale.ROOT));

        desk.receive(
                alias,
                Letter.from("kajsa@customer.example")
                        .to(alias)
                        .header("Cc", mailbox.address() + ", friend@customer.example")
                        .subject("By the old way"));
        var ticket = desk.ticket(mailbox).path("id").asString();
        desk.reply(ticket, "Answer");
        var cc = desk.messages(ticket).getLast().path("cc");
        assertThat(cc.size()).isEqualTo(1);
        assertThat(cc.get(0).toString()).contains("friend@customer.example");

        var other = desk.mailbox();
        var taken = desk.api()
                .put(
                        "/api/mailboxes/" + other.id().value() + "/settings",
                        whole(other, Map.of("aliases", List.of(alias))));
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.json().path("errors").get(0).path("code").asString()).isEqualTo("address-taken");

        Desk.ok(put(Map.of("aliases", List.of())));
        desk.clock().advance(java.time.Duration.ofSeconds(10));
        Desk.until(() -> desk.deliver(
                        List.of(alias), Letter.from("a@customer.example").bytes())
                .startsWith("550"));
    }

    @Test
    void aReplyLeavesTheTicketInTheStatusThatTheMailboxSays() {
        Desk.ok(put(Map.of("statusAfterReply", "solved")));
        var ticket = desk.openTicket(mailbox, "kajsa@customer.example", "Question")
                .path("id")
                .asString();
        desk.reply(ticket, "Done");
        assertThat(desk.ticket(ticket).path("status").path("kind").asString()).isEqualTo("solved");
    }

    @Test
    void newTicketsGoToOneAgentAndToNobodyWhenTheyAreGone() {
        var bo = agent();
        assertThat(put(Map.of("assignment", "agent")).status()).isEqualTo(400);
        Desk.ok(put(Map.of("assignment", "agent", "assigneeId", bo.id())));
        assertThat(assigneeOfNew("One")).isEqualTo(bo.id());

        Desk.ok(desk.api().delete("/api/agents/" + bo.id()));
        assertThat(assigneeOfNew("Two")).isEmpty();
    }

    @Test
    void newTicketsGoRoundAmongThoseWhoSeeTheMailbox() {
        var anna = String.valueOf(desk.own().agent().id().value());
        var bo = agent();
        see(bo);
        Desk.ok(put(Map.of("assignment", "round-robin")));
        var given = List.of(assigneeOfNew("1"), assigneeOfNew("2"), assigneeOfNew("3"), assigneeOfNew("4"));
        assertThat(given).containsExactly(anna, bo.id(), anna, bo.id());
        assertThat(desk.api().get("/api/tickets/" + ticketOf("1") + "/history").text())
                .contains("round_robin");
    }

    @Test
    void newTicketsGoToWhoeverHasTheFewest() {
        var anna = String.valueOf(desk.own().agent().id().value());
        var bo = agent();
        see(bo);
        Desk.ok(put(Map.of("assignment", "least-loaded")));
        // Anna has what other mailboxes gave her, so the first go to Bo until he has more
        var first = assigneeOfNew("1");
        assertThat(first).isEqualTo(loadOf(anna) <= 0 ? anna : bo.id());
        desk.patch(ticketOf("1"), Map.of("status", "solved"));
        assertThat(assigneeOfNew("2")).isEqualTo(first);
    }

    private record Colleague(TestAgent agent) {
        String id() {
            return String.valueOf(agent.id().value());
        }
    }

    private Colleague agent() {
        return new Colleague(desk.server().agent(desk.own().organization()));
    }

    private void see(Colleague colleague) {
        io.svara.kernel.access.Scope.call(
                new io.svara.kernel.access.Actor.Svara(desk.own().organization(), "test"),
                () -> desk.server()
                        .bean(org.springframework.transaction.support.TransactionTemplate.class)
                        .execute(_ -> {
                            desk.server()
                                    .bean(io.svara.mailboxes.Mailboxes.class)
                                    .grant(mailbox.id(), colleague.agent().id());
                            return true;
                        }));
    }

    private long loadOf(String agent) {
        return desk.count(
                "select count(*) from ticket where trashed_at is null and status_kind not in ('solved', 'closed')"
                        + " and subject <> '1' and assignee_id = " + agent);
    }

    private String assigneeOfNew(String subject) {
        return desk.openTicket(mailbox, "kajsa@customer.example", subject)
                .path("assigneeId")
                .asString("");
    }

    private String ticketOf(String subject) {
        return desk.tickets(mailbox).stream()
                .filter(ticket -> ticket.path("subject").asString().equals(subject))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private JsonNode settings() {
        return Desk.ok(desk.api().get(path));
    }

    private Answer put(Map<String, Object> some) {
        return desk.api().put(path, whole(mailbox, some));
    }

    private static Map<String, Object> whole(Mailbox of, Map<String, Object> some) {
        var whole = new HashMap<String, Object>();
        Desk.ok(desk.api().get("/api/mailboxes/" + of.id().value() + "/settings"))
                .properties()
                .forEach(field -> whole.put(field.getKey(), field.getValue()));
        whole.remove("version");
        whole.putAll(some);
        return whole;
    }
}
