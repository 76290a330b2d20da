package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many statements the everyday calls take, so that nobody adds one in a loop unseen. A transaction's begin, its
 * organisation and its end are not counted.
 */
class StatementCountTests {

    // today's numbers; a list page may have 12
    private static final int LIST = 3;
    private static final int SEARCH = 5;
    private static final int OPENING = 8;
    private static final int COUNTERS = 3;
    private static final int WHOLE_OPENING = 15;
    private static final int CATCH_UP = 5;
    private static final int REPLY = 24;
    private static final int CHANGE = 7;
    private static final int INTAKE = 20;

    private record Statement(String thread, String sql) {}

    private static final List<Statement> STATEMENTS = new CopyOnWriteArrayList<>();

    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();
    private String ticket = "";

    @BeforeAll
    static void open() {
        desk = Desk.open(List.of(Counting.class));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @BeforeEach
    void someTickets() {
        for (int number = 0; number < 5; number++) {
            desk.openTicket(mailbox, "kund" + number + "@customer.example", "Fråga om leverans " + number);
        }
        ticket = desk.tickets(mailbox).getFirst().path("id").asString();
        desk.reply(ticket, "Svar");
        STATEMENTS.clear();
    }

    @Test
    void aListPage() {
        desk.tickets(mailbox);

        assertThat(ofRequests("list page")).hasSizeLessThanOrEqualTo(LIST);
    }

    @Test
    void aSearch() {
        assertThat(Desk.items(desk.api().get("/api/tickets?q=leveransen"))).isNotEmpty();

        assertThat(ofRequests("search")).hasSizeLessThanOrEqualTo(SEARCH);
    }

    @Test
    void aTicketAndItsMessages() {
        desk.ticket(ticket);
        desk.messages(ticket);

        assertThat(ofRequests("ticket and messages")).hasSizeLessThanOrEqualTo(OPENING);
    }

    @Test
    void theFiltersWithTheirCounters() {
        desk.api().get("/api/filters");

        assertThat(ofRequests("counters")).hasSizeLessThanOrEqualTo(COUNTERS);
    }

    /** All that the desk asks for when it shows the next ticket. */
    @Test
    void aTicketWithAllThatStandsBesideIt() {
        desk.ticket(ticket);
        desk.messages(ticket);
        desk.api().get("/api/tickets/" + ticket + "/drafts");
        desk.api().get("/api/tickets/" + ticket + "/presence");
        desk.api().put("/api/tickets/" + ticket + "/seen", Map.of());

        assertThat(ofRequests("ticket with all beside it")).hasSizeLessThanOrEqualTo(WHOLE_OPENING);
    }

    @Test
    void aScreensCatchUp() {
        var cursor = desk.api().get("/api/events").json().path("cursor").asString();
        desk.reply(ticket, "Svar");
        STATEMENTS.clear();

        assertThat(desk.api().get("/api/events?cursor=" + cursor).json().path("items"))
                .isNotEmpty();
        assertThat(ofRequests("catch-up")).hasSizeLessThanOrEqualTo(CATCH_UP);
    }

    @Test
    void aReply() {
        desk.reply(ticket, "Svar");

        assertThat(ofRequests("reply")).hasSizeLessThanOrEqualTo(REPLY);
    }

    @Test
    void aChange() {
        desk.patch(ticket, Map.of("priority", "high", "status", "on_hold"));

        assertThat(ofRequests("change")).hasSizeLessThanOrEqualTo(CHANGE);
    }

    @Test
    void aMailsIntake() {
        desk.receive(mailbox.address(), Letter.from("ny@customer.example").subject("Ny"));

        assertThat(of("svara-received-mail-", "intake")).hasSizeLessThanOrEqualTo(INTAKE);
    }

    private static List<String> ofRequests(String what) {
        return of("tomcat-handler-", what);
    }

    private static List<String> of(String thread, String what) {
        var found = STATEMENTS.stream()
                .filter(statement -> statement.thread().startsWith(thread))
                .map(Statement::sql)
                .toList();
        // for the log of the run: how far from its bound it is
        System.out.println("Statements, " + what + ": " + found.size());
        return found;
    }

    static class Counting implements ExecuteListenerProvider {

        @Override
        public ExecuteListener provide() {
            return new ExecuteListener() {
                @Override
                public void executeStart(ExecuteContext context) {
                    STATEMENTS.add(new Statement(
                            Thread.currentThread().getName(), Objects.requireNonNullElse(context.sql(), "a batch")));
                }
            };
        }
    }
}
