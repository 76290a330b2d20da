package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A mailbox goes, and nothing of its customers' mail with it (MBX-1). */
class MailboxRemovalTests {

    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();
    private final Mailbox other = desk.mailbox();

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void itsTicketsMoveAndItsAddressesGoOn() {
        var ticket = desk.openTicket(mailbox, "kajsa@customer.example", "Where is it?")
                .path("id")
                .asString();
        var trashed = desk.openTicket(mailbox, "ola@customer.example", "Nonsense")
                .path("id")
                .asString();
        Desk.ok(desk.api().delete("/api/tickets/" + trashed));
        desk.reply(ticket, "On its way");
        var placed = desk.ticket(ticket).path("updatedAt").asString();

        assertThat(Desk.ok(remove(mailbox, move(true))).path("removing").asBoolean())
                .isTrue();

        Desk.until(
                () -> mailboxOf(ticket).equals(id(other)) && mailboxOf(trashed).equals(id(other)));
        assertThat(desk.ticket(ticket).path("updatedAt").asString()).isEqualTo(placed);
        assertThat(Desk.items(desk.api().get("/api/tickets/" + ticket + "/history")))
                .extracting(entry -> entry.path("kind").asString())
                .contains("ticket.moved");
        desk.receive(
                mailbox.address(),
                Letter.from("kajsa@customer.example").to(mailbox.address()).subject("Something new"));
        // wherever the door has put it: it was known there for some seconds more
        desk.clock().advance(Duration.ofSeconds(15));
        Desk.until(() -> desk.tickets(other).stream()
                .anyMatch(one -> one.path("subject").asString().equals("Something new")));
        Desk.ok(desk.api().post("/api/tickets/" + trashed + "/restore", Map.of()));

        goesAway(mailbox);
    }

    @Test
    void itsTicketsGoIntoTheTrashAndItsAddressesAreRefused() {
        var ticket = desk.openTicket(mailbox, "kajsa@customer.example", "Old")
                .path("id")
                .asString();

        Desk.ok(remove(mailbox, Map.of("name", mailbox.name(), "tickets", "trash")));

        Desk.until(() -> !desk.ticket(ticket).path("trashedAt").isNull());
        desk.clock().advance(Duration.ofSeconds(15));
        Desk.until(() -> desk.deliver(
                        List.of(mailbox.address()),
                        Letter.from("a@customer.example").bytes())
                .startsWith("550"));
        goesAway(mailbox);

        var restored = desk.api().post("/api/tickets/" + ticket + "/restore", Map.of());
        assertThat(restored.status()).isEqualTo(409);
        assertThat(restored.json().path("code").asString()).isEqualTo("mailbox-removed");
        desk.patch(ticket, Map.of("mailboxId", id(other)));
        Desk.ok(desk.api().post("/api/tickets/" + ticket + "/restore", Map.of()));
        // its address is free again
        Desk.ok(desk.api().post("/api/mailboxes", Map.of("name", "Again", "address", mailbox.address())));
    }

    @Test
    void nothingNewIsPutIntoItMeanwhile() {
        Desk.ok(remove(mailbox, Map.of("name", mailbox.name(), "tickets", "trash")));
        var elsewhere = desk.openTicket(other, "kajsa@customer.example", "Elsewhere")
                .path("id")
                .asString();

        assertThat(field(desk.api()
                        .send("PATCH", "/api/tickets/" + elsewhere, "{\"mailboxId\":\"" + id(mailbox) + "\"}")))
                .isEqualTo("mailboxId");
        assertThat(field(desk.api()
                        .post(
                                "/api/tickets",
                                Map.of(
                                        "mailboxId",
                                        id(mailbox),
                                        "to",
                                        List.of("kajsa@customer.example"),
                                        "subject",
                                        "New",
                                        "text",
                                        "Hello"))))
                .isEqualTo("mailboxId");
        var third = desk.mailbox();
        assertThat(field(remove(third, Map.of("name", third.name(), "tickets", "move", "into", id(mailbox)))))
                .isEqualTo("into");
        // twice is as once
        Desk.ok(remove(mailbox, Map.of("name", mailbox.name(), "tickets", "trash")));
    }

    @Test
    void itsPasswordsAndTokensGoWithIt() {
        var organization = desk.own().organization().value();
        desk.execute("insert into mail_relay (organization_id, mailbox_id, host, port, security, user_name, password)"
                + " values (" + organization + ", " + id(mailbox) + ", 'relay.example', 587, 'starttls', 'a', 'x')");
        desk.execute("insert into mail_grant (organization_id, mailbox_id, direction, provider, account, refresh_token,"
                + " access_token, access_until, granted_at) values (" + organization + ", " + id(mailbox)
                + ", 'outgoing', 'google', 'a@b.example', 'x', 'x', now(), now())");
        desk.execute("insert into mail_fetch (organization_id, mailbox_id, host, port, security, user_name, password,"
                + " folders, start_at, after_import, state, created_at) values (" + organization + ", " + id(mailbox)
                + ", 'imap.example', 993, 'tls', 'a', 'x', '{INBOX}', now(), 'nothing', 'off', now())");
        desk.execute("insert into mail_verification (organization_id, mailbox_id, message_id, thread_id, provider,"
                + " sender, code, received_at) values (" + organization + ", " + id(mailbox)
                + ", 1, 1, 'google', 'g@google.com', '123', now())");

        Desk.ok(remove(mailbox, Map.of("name", mailbox.name(), "tickets", "trash")));

        assertThat(rowsOf("mail_fetch")).isZero();
        goesAway(mailbox);
        for (var table : List.of("mail_relay", "mail_grant", "mail_verification")) {
            assertThat(rowsOf(table)).as(table).isZero();
        }
    }

    private long rowsOf(String table) {
        return desk.count("select count(*) from " + table + " where mailbox_id = " + id(mailbox));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(field(remove(mailbox, Map.of("name", "Another", "tickets", "trash"))))
                .isEqualTo("name");
        assertThat(field(remove(mailbox, Map.of("name", mailbox.name())))).isEqualTo("tickets");
        assertThat(field(remove(mailbox, Map.of("name", mailbox.name(), "tickets", "move"))))
                .isEqualTo("into");
        assertThat(field(remove(mailbox, Map.of("name", mailbox.name(), "tickets", "move", "into", id(mailbox)))))
                .isEqualTo("into");
    }

    @Test
    void whereOnesTicketsAreGoingStaysUntilTheyAreThere() {
        Desk.ok(remove(mailbox, move(false)));

        var refused = remove(other, Map.of("name", other.name(), "tickets", "trash"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("tickets-coming");
    }

    private Map<String, Object> move(boolean keepAddresses) {
        return Map.of("name", mailbox.name(), "tickets", "move", "into", id(other), "keepAddresses", keepAddresses);
    }

    private static Answer remove(Mailbox gone, Map<String, Object> body) {
        return desk.api().post("/api/mailboxes/" + id(gone) + "/removal", body);
    }

    /** Not before what was on its way through the door can have come in. */
    private static void goesAway(Mailbox gone) {
        assertThat(isListed(gone)).isTrue();
        desk.clock().advance(Duration.ofMinutes(16));
        Desk.until(() -> !isListed(gone));
    }

    private static boolean isListed(Mailbox one) {
        return Desk.items(desk.api().get("/api/mailboxes/all")).stream()
                .anyMatch(mailbox -> mailbox.path("id").asString().equals(id(one)));
    }

    private static String mailboxOf(String ticket) {
        return desk.ticket(ticket).path("mailboxId").asString();
    }

    private static String field(Answer refused) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        return refused.json().path("errors").get(0).path("field").asString();
    }

    private static String id(Mailbox one) {
        return Long.toString(one.id().value());
    }
}
