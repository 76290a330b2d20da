package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Searches that have to look further than the newest rows: what is found, and in which order, must not depend on how. */
class ManyMessagesSearchTests {

    private static final int TICKETS = 12;

    private static Desk desk;
    /** The newest last. */
    private static List<Long> tickets;

    @BeforeAll
    static void openWithMoreRowsThanAreWalked() {
        desk = Desk.open();
        Mailbox mailbox = desk.mailbox();
        for (int number = 0; number < TICKETS; number++) {
            desk.openTicket(mailbox, "kund" + number + "@customer.example", "Fråga " + number);
        }
        tickets = desk.tickets(mailbox).stream()
                .map(ticket -> Long.parseLong(ticket.path("id").asString()))
                .sorted()
                .toList();
        addRows();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    /**
     * 1,500 rows of the last hours, all of the first ticket, with "tjatigt" in each and "halvofta" in every 20th; and for each
     * ticket one old row, the n-th from n months ago.
     */
    private static void addRows() {
        long organization = desk.own().organization().value();
        desk.execute("""
                insert into ticket_search (organization_id, ticket_id, message_id, created_at, terms)
                select %d, %d, 1000000 + n, now() - n * interval '10 seconds',
                    case when n %% 20 = 0 then 'tjatigt:1D halvofta:1D'::tsvector else 'tjatigt:1D'::tsvector end
                from generate_series(1, 1500) n""".formatted(organization, tickets.getFirst()));
        for (int number = 0; number < TICKETS; number++) {
            desk.execute("""
                    insert into ticket_search (organization_id, ticket_id, message_id, created_at, terms)
                    values (%d, %d, %d, now() - interval '%d months' - interval '1 day', 'sparsamt:1D tjatigt:1D halvofta:1D')""".formatted(organization, tickets.get(number), 2_000_000 + number, number));
        }
    }

    @Test
    void aRareWordIsFoundInAllTheYearsNewestFirst() {
        assertThat(found("sparsamt", 50)).containsExactlyElementsOf(tickets);
    }

    @Test
    void itsPagesMeetWithoutAGapOrARepeat() {
        assertThat(found("sparsamt", 5)).containsExactlyElementsOf(tickets);
        assertThat(found("sparsamt", 1)).containsExactlyElementsOf(tickets);
    }

    @Test
    void aTicketWithHundredsOfMatchesHidesNoOther() {
        assertThat(found("tjatigt", 50)).containsExactlyElementsOf(tickets);
        assertThat(found("tjatigt", 3)).containsExactlyElementsOf(tickets);
    }

    @Test
    void aWordOfSomeMessagesIsFoundBeyondTheFirstStretch() {
        assertThat(found("halvofta", 4)).containsExactlyElementsOf(tickets);
        assertThat(found("tjatigt halvofta", 4)).containsExactlyElementsOf(tickets);
        assertThat(found("halvofta -sparsamt", 4)).containsExactly(tickets.getFirst());
    }

    private static List<Long> found(String words, int limit) {
        var found = new ArrayList<Long>();
        var path = "/api/tickets?q=" + words.replace(" ", "%20") + "&limit=" + limit;
        for (var next = path; next != null; ) {
            JsonNode page = desk.api().get(next).json();
            page.path("items")
                    .forEach(
                            ticket -> found.add(Long.parseLong(ticket.path("id").asString())));
            var cursor = page.path("next");
            next = cursor.isString() ? path + "&cursor=" + cursor.asString() : null;
        }
        return found;
    }
}
