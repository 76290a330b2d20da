package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.tickets.IntakeStep;
import io.svara.web.TestClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mail of somebody whom an agent has blocked. */
class BlockedSenderTests {

    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();

    @BeforeAll
    static void open() {
        desk = Desk.open(List.of(Steps.class));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void goesIntoTheTrashWithAnEntryAndWakesNobody() {
        block("pest@customer.example");
        Steps.RUN.clear();

        desk.receive(
                mailbox.address(), Letter.from("Pest <PEST@Customer.example>").subject("Köp!"));

        assertThat(desk.tickets(mailbox)).isEmpty();
        var trashed = trash();
        assertThat(trashed)
                .extracting(ticket -> ticket.path("subject").asString())
                .containsExactly("Köp!");
        var id = trashed.getFirst().path("id").asString();
        assertThat(history(id)).contains("ticket.trashed blocked-sender");
        assertThat(desk.messages(id)).hasSize(1);
        assertThat(Steps.RUN).isEmpty();
    }

    @Test
    void isNotJoinedToATicketThatIsThere() {
        var ticket = desk.openTicket(mailbox, "anna@pest.example", "Fråga")
                .path("id")
                .asString();
        desk.patch(ticket, Map.of("status", "solved"));
        desk.reply(ticket, "Svar");
        var before = desk.ticket(ticket);
        var ours = desk.messages(ticket).getLast().path("id").asString();
        var internetId = desk.value("select internet_id from message where id = " + ours);
        block("pest.example");

        desk.receive(
                mailbox.address(),
                Letter.from("anna@pest.example").subject("Re: Fråga").answers(internetId));

        assertThat(desk.ticket(ticket)).isEqualTo(before);
        assertThat(trash()).extracting(one -> one.path("followUpOf").asString()).containsExactly(ticket);
    }

    @Test
    void othersAreNotTouched() {
        block("pest@a-customer.example");
        block("lone.example");

        for (var sender : List.of("friend@a-customer.example", "pest@customer.example.org", "a@not-lone.example")) {
            desk.receive(mailbox.address(), Letter.from(sender).subject("Fråga"));
        }

        assertThat(desk.tickets(mailbox)).hasSize(3);
    }

    @Test
    void isTakenAsAnyOtherOnceUnblockedAndWhatCameStaysWhereItIs() {
        var id = block("soft@customer.example").path("id").asString();
        desk.receive(mailbox.address(), Letter.from("soft@customer.example").subject("Ett"));

        assertThat(desk.api().delete("/api/blocked-senders/" + id).status()).isEqualTo(204);
        desk.receive(mailbox.address(), Letter.from("soft@customer.example").subject("Två"));

        assertThat(desk.ticket(mailbox).path("subject").asString()).isEqualTo("Två");
        assertThat(trash()).hasSize(1);
        assertThat(desk.api().delete("/api/blocked-senders/" + id).status()).isEqualTo(404);
    }

    @Test
    void isListedOnceHoweverOftenItIsBlocked() {
        var first = block("twice@customer.example");
        var second = block(" Twice@Customer.example ");

        assertThat(second).isEqualTo(first);
        assertThat(Desk.items(desk.api().get("/api/blocked-senders")))
                .filteredOn(one -> one.path("sender").asString().equals("twice@customer.example"))
                .hasSize(1);
    }

    @Test
    void isAnAddressOrADomainAndNobodyOfOurOwn() {
        for (var nonsense : List.of("", "example", "a b@c.example", "@customer.example", "*")) {
            assertThat(post(desk.api(), nonsense).status()).as(nonsense).isEqualTo(400);
        }
        assertThat(post(desk.api(), mailbox.address()).text()).contains("own-address");
    }

    @Test
    void isForWhoMayDeleteTickets() {
        var server = desk.server();
        var agent = server.agent(desk.own().organization());
        var client = server.client().token(server.token(agent));

        assertThat(post(client, "x@customer.example").status()).isEqualTo(403);
        assertThat(client.get("/api/blocked-senders").status()).isEqualTo(403);
    }

    private static TestClient.Answer post(TestClient client, String sender) {
        return client.post("/api/blocked-senders", Map.of("sender", sender));
    }

    private static JsonNode block(String sender) {
        return Desk.ok(post(desk.api(), sender));
    }

    private List<JsonNode> trash() {
        return Desk.items(desk.api()
                .get("/api/tickets?filter=trash&mailbox=" + mailbox.id().value()));
    }

    private static List<String> history(String ticket) {
        return Desk.items(desk.api().get("/api/tickets/" + ticket + "/history")).stream()
                .map(entry -> entry.path("kind").asString() + " "
                        + entry.path("cause").asString())
                .toList();
    }

    /** What would answer automatically. */
    static class Steps implements IntakeStep {

        private static final List<Arrival> RUN = new CopyOnWriteArrayList<>();

        @Override
        public Phase phase() {
            return Phase.RESPOND;
        }

        @Override
        public void run(Arrival arrival) {
            RUN.add(arrival);
        }
    }
}
