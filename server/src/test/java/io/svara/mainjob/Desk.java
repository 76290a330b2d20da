package io.svara.mainjob;

import static org.awaitility.Awaitility.await;

import io.svara.installation.setup.NewOrganization;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.SettableClock;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mail.receive.SmtpService;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole server with a database of its own, and in it an organisation with one superadmin. Driven as from outside:
 * mail by SMTP, all else by HTTP.
 */
public final class Desk implements AutoCloseable {

    public static final String INBOUND_DOMAIN = "inbound.test";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static int count;

    private final TestServer.Place place;
    private final List<Class<?>> more;
    private final String[] options;
    /** As the owner, past all walls. */
    private final Connection connection;

    private TestServer server;
    private final Office office;

    /** An organisation's superadmin and the token with which the API is called. */
    public record Office(OrganizationId organization, TestAgent agent, String token) {}

    private Desk(TestServer.Place place, List<Class<?>> more, String... options) {
        this.place = place;
        this.more = more;
        this.options = options;
        this.server = TestServer.start(place, more, options);
        this.connection = connect(place);
        this.office = office();
    }

    private static Connection connect(TestServer.Place place) {
        try {
            return place.owner().dataSource().getConnection();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static Desk open(String... options) {
        return open(List.of(), options);
    }

    /** @param more test doubles that join the server's beans */
    public static Desk open(List<Class<?>> more, String... options) {
        var all = new ArrayList<>(List.of("--svara.inbound-domain=" + INBOUND_DOMAIN));
        all.addAll(Arrays.asList(options));
        return new Desk(TestServer.place(), more, all.toArray(String[]::new));
    }

    public TestServer.Place place() {
        return place;
    }

    /** The same database and data folder, a new server; its clock begins anew and is moved to where it was. */
    public void restart() {
        stop();
        startAgain();
    }

    public void stop() {
        server.close();
    }

    public void startAgain(String... more) {
        var all = new ArrayList<>(Arrays.asList(options));
        all.addAll(Arrays.asList(more));
        var before = server.clock().instant();
        server = TestServer.start(place, this.more, all.toArray(String[]::new));
        server.clock().advance(Duration.between(server.clock().instant(), before));
    }

    /** A second server on the same database and data folder, for its caller to close; with a clock of its own. */
    public TestServer anotherNode() {
        return TestServer.start(place, more, options);
    }

    public TestServer server() {
        return server;
    }

    public SettableClock clock() {
        return server.clock();
    }

    /** Another organisation on the same server, with its superadmin. */
    public Office office() {
        var email = TestServer.email();
        var id = new AtomicReference<AgentId>();
        var superadmin = NewAgent.superadmin("Anna", email, TestServer.PASSWORD, PasswordKind.OWN);
        var organization = server.bean(NewOrganization.class).make("Nordvind", "sv", superadmin, id::set);
        var agent = new TestAgent(organization, Objects.requireNonNull(id.get()), email);
        return new Office(organization, agent, server.token(agent));
    }

    public Office own() {
        return office;
    }

    public Mailbox mailbox() {
        return mailbox(office, "support" + next() + "@nordvind.example");
    }

    public Mailbox mailbox(Office of, String address) {
        var made = ok(api(of).post("/api/mailboxes", Map.of("name", "Support", "address", address)));
        return mailbox(
                of.organization(), new MailboxId(Long.parseLong(made.path("id").asString())));
    }

    public Mailbox mailbox(Mailbox known) {
        return mailbox(office.organization(), known.id());
    }

    private Mailbox mailbox(OrganizationId organization, MailboxId id) {
        return Scope.call(
                new Actor.Svara(organization, "test"),
                () -> Objects.requireNonNull(server.bean(TransactionTemplate.class)
                        .execute(_ -> server.bean(Mailboxes.class).get(id))));
    }

    private static synchronized int next() {
        return ++count;
    }

    public TestClient api() {
        return api(office);
    }

    public TestClient api(Office of) {
        return server.client().token(of.token());
    }

    public SmtpClient smtp() {
        return SmtpClient.connect(server.bean(SmtpService.class).port());
    }

    /** Sends one mail, which has to be taken, and waits until it is worked through. */
    public void receive(String recipient, Letter letter) {
        receive(List.of(recipient), letter.bytes());
    }

    public void receive(List<String> recipients, byte[] mail) {
        var answer = deliver(recipients, mail);
        if (!answer.startsWith("250")) {
            throw new AssertionError("not taken: " + answer);
        }
        awaitIntake();
    }

    /** The answer to the mail. */
    public String deliver(List<String> recipients, byte[] mail) {
        try (var client = smtp()) {
            return client.send("kund@client.example", recipients, mail);
        }
    }

    public void awaitIntake() {
        until(() -> count("select (select count(*) from mail_intake_due) + (select count(*) from mail_intake)") == 0);
    }

    public long waitingMails() {
        return count("select count(*) from mail_intake");
    }

    public static void until(BooleanSupplier condition) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(5)).until(condition::getAsBoolean);
    }

    public long count(String sql) {
        return Long.parseLong(String.valueOf(value(sql)));
    }

    public synchronized @Nullable String value(String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public synchronized void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The mailbox's tickets, newest change first. */
    public List<JsonNode> tickets(Mailbox mailbox) {
        return items(api().get("/api/tickets?limit=200&mailbox=" + mailbox.id().value()));
    }

    /** The mailbox's only ticket. */
    public JsonNode ticket(Mailbox mailbox) {
        var tickets = tickets(mailbox);
        if (tickets.size() != 1) {
            throw new AssertionError("expected one ticket, there are " + tickets);
        }
        return tickets.getFirst();
    }

    public JsonNode ticket(String id) {
        return ok(api().get("/api/tickets/" + id));
    }

    public List<JsonNode> messages(String ticket) {
        return items(api().get("/api/tickets/" + ticket + "/messages?limit=200"));
    }

    public JsonNode message(String ticket, String id) {
        return messages(ticket).stream()
                .filter(message -> message.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The customer writes, and a ticket is there. */
    public JsonNode openTicket(Mailbox mailbox, String customer, String subject) {
        receive(mailbox.address(), Letter.from(customer).to(mailbox.address()).subject(subject));
        return tickets(mailbox).stream()
                .filter(ticket -> ticket.path("subject").asString().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    public JsonNode reply(String ticket, String text) {
        return ok(api().post("/api/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", text)));
    }

    public void awaitDelivery(String ticket, String message, String state) {
        until(() -> message(ticket, message)
                .path("delivery")
                .path("state")
                .asString()
                .equals(state));
    }

    public void patch(String ticket, Map<String, Object> change) {
        ok(api().send("PATCH", "/api/tickets/" + ticket, JsonMapper.shared().writeValueAsString(change)));
    }

    public static List<JsonNode> items(TestClient.Answer answer) {
        var items = new ArrayList<JsonNode>();
        ok(answer).path("items").forEach(items::add);
        return items;
    }

    public static JsonNode ok(TestClient.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    @Override
    public void close() {
        server.close();
        try {
            connection.close();
        } catch (SQLException gone) {
            // as wanted
        }
    }
}
