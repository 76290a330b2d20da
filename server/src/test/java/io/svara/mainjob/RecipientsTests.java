package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Permission;
import io.svara.mailboxes.Mailbox;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Recipients History (MBX-13). */
class RecipientsTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static Desk desk;

    private final String mark = "kund" + NUMBER.incrementAndGet() + "x";
    private final Mailbox mailbox = desk.mailbox();

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void rememberWhoWroteAndWhoWasWrittenToAndHowOften() {
        var ticket = open(mark + "@customer.example");
        desk.receive(
                mailbox.address(),
                Letter.from("Maja <" + mark + "@Customer.example>").subject("Två"));
        Desk.ok(desk.api()
                .post(
                        "/api/tickets/" + ticket + "/messages",
                        Map.of(
                                "kind",
                                "reply",
                                "text",
                                "Svar",
                                "to",
                                List.of(mark + "@customer.example"),
                                "cc",
                                List.of("chef-" + mark + "@customer.example"))));

        assertThat(found(mark))
                .containsExactly(mark + "@customer.example Maja 2 1", "chef-" + mark + "@customer.example  0 1");
        assertThat(suggested("chef-" + mark)).containsExactly("chef-" + mark + "@customer.example");
        assertThat(found(mailbox.address())).isEmpty();
    }

    @Test
    void whomACustomersMailWentToIsNoRecipientOfOurs() {
        desk.receive(
                mailbox.address(),
                Letter.from(mark + "@customer.example")
                        .to(mailbox.address() + ", friend-" + mark + "@customer.example"));

        assertThat(found(mark)).hasSize(1);
    }

    @Test
    void whatIsRemovedIsSuggestedAgainOnlyOnceItIsUsedAnew() {
        open(mark + "@customer.example");
        var id = items("/api/recipients?q=" + mark).getFirst().path("id").asString();

        assertThat(desk.api().delete("/api/recipients/" + id).status()).isEqualTo(204);
        assertThat(desk.api().delete("/api/recipients/" + id).status()).isEqualTo(404);
        assertThat(suggested(mark)).isEmpty();

        open(mark + "@customer.example");
        assertThat(suggested(mark)).containsExactly(mark + "@customer.example");
        assertThat(found(mark)).containsExactly(mark + "@customer.example  1 0");
    }

    @Test
    void severalAreForgottenAtOnceAndTheirMailsStay() {
        open("a" + mark + "@customer.example");
        open("b" + mark + "@customer.example");
        var ids = items("/api/recipients?q=" + mark).stream()
                .map(one -> one.path("id").asString())
                .toList();

        assertThat(forget(desk.api(), ids).status()).isEqualTo(204);
        assertThat(forget(desk.api(), ids).status()).isEqualTo(404);
        assertThat(forget(desk.api(), List.of()).text()).contains("required");

        assertThat(ids).hasSize(2);
        assertThat(found(mark)).isEmpty();
        assertThat(desk.tickets(mailbox)).hasSize(2);
    }

    @Test
    void aListGoesThroughAllByTheDayOfTheirLastUse() {
        for (int number = 0; number < 5; number++) {
            open(number + mark + "@customer.example");
        }
        desk.clock().advance(Duration.ofDays(1));
        open(0 + mark + "@customer.example");

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page =
                    Desk.ok(desk.api().get("/api/recipients?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            page.path("items").forEach(one -> seen.add(one.path("address").asString()));
            cursor = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(address -> address.contains(mark)))
                .containsExactly(
                        0 + mark + "@customer.example",
                        4 + mark + "@customer.example",
                        3 + mark + "@customer.example",
                        2 + mark + "@customer.example",
                        1 + mark + "@customer.example");
    }

    @Test
    void isForWhoHasItsPermission() {
        open(mark + "@customer.example");
        var with = client(Set.of(Permission.RECIPIENTS));
        var without = client(Set.of(Permission.TICKETS, Permission.DELETE_TICKETS, Permission.MAILBOXES));

        assertThat(with.get("/api/recipients").status()).isEqualTo(200);
        assertThat(without.get("/api/recipients").status()).isEqualTo(403);
        assertThat(forget(without, List.of("1")).status()).isEqualTo(403);
        assertThat(without.get("/api/contacts?q=" + mark).status()).isEqualTo(200);
    }

    @Test
    void mailsOfOneSenderAtTheSameMomentAreCountedAll() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int number = 0; number < 8; number++) {
            threads.add(Thread.startVirtualThread(() -> desk.deliver(
                    List.of(mailbox.address()),
                    Letter.from(mark + "@customer.example").bytes())));
        }
        for (var thread : threads) {
            thread.join();
        }
        desk.awaitIntake();

        assertThat(found(mark)).containsExactly(mark + "@customer.example  8 0");
    }

    private TestClient client(Set<Permission> permissions) {
        var agent = desk.server()
                .add(
                        desk.own().organization(),
                        new NewAgent(
                                "Bo",
                                TestServer.email(),
                                TestServer.PASSWORD,
                                PasswordKind.OWN,
                                "",
                                Office.FRONT,
                                false,
                                permissions));
        return desk.server().client().token(desk.server().token(agent));
    }

    private static TestClient.Answer forget(TestClient client, List<String> ids) {
        return client.post("/api/recipients/forget", Map.of("ids", ids));
    }

    private String open(String customer) {
        desk.receive(mailbox.address(), Letter.from(customer).subject("Fråga"));
        return desk.tickets(mailbox).getFirst().path("id").asString();
    }

    private static List<JsonNode> items(String path) {
        return Desk.items(desk.api().get(path));
    }

    /** Address, name, and how often received and sent. */
    private static List<String> found(String part) {
        return items("/api/recipients?q=" + part).stream()
                .map(one -> one.path("address").asString() + " "
                        + one.path("name").asString() + " "
                        + one.path("received").asLong() + " " + one.path("sent").asLong())
                .toList();
    }

    private static List<String> suggested(String part) {
        return items("/api/contacts?q=" + part).stream()
                .map(one -> one.path("email").asString())
                .toList();
    }
}
