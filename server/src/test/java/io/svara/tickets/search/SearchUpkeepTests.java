package io.svara.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import org.junit.jupiter.api.Test;

class SearchUpkeepTests {

    private static final String MERGED = "select ticket_search_upkeep()";

    @Test
    void emptiesWhatWaitsForTheIndexAndLosesNothingOfIt() {
        try (var desk = Desk.open()) {
            var mailbox = desk.mailbox();
            desk.count(MERGED);
            desk.receive(mailbox.address(), Letter.from("maja@customer.example").subject("Om en surströmmingsburk"));
            desk.awaitIntake();
            assertThat(found(desk, "surströmmingsburk")).isEqualTo(1);

            assertThat(desk.count(MERGED)).isPositive();

            assertThat(desk.count(MERGED)).isZero();
            assertThat(found(desk, "surströmmingsburk")).isEqualTo(1);
        }
    }

    @Test
    void letsMoreWaitInTheIndexOfEachQuarterAlsoOfOneThatIsMadeLater() {
        try (var desk = Desk.open()) {
            desk.execute("create table ticket_search_1999_01 (like ticket_search including all)");
            desk.execute("alter table ticket_search attach partition ticket_search_1999_01"
                    + " for values from ('1999-01-01') to ('1999-04-01')");
            try {
                desk.server().bean(SearchUpkeep.class).run();
                assertThat(desk.count("""
                            select count(*) from pg_class where relkind = 'i' and relname like 'ticket_search%terms%'
                            and reloptions is distinct from array ['gin_pending_list_limit=65536']
                            """)).isZero();
            } finally {
                desk.execute("drop table ticket_search_1999_01");
            }
        }
    }

    private static long found(Desk desk, String words) {
        return Desk.items(desk.api().get("/api/tickets?q=" + words)).size();
    }
}
