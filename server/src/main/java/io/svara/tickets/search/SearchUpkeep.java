package io.svara.tickets.search;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.queue.RecurringJob;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Merges what waits for the words' index into it, so that no search has to read much beside it. */
@Component
class SearchUpkeep implements RecurringJob {

    private final DSLContext sql;

    SearchUpkeep(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "ticket-search-upkeep";
    }

    @Override
    public Schedule schedule() {
        return Schedules.fixedDelay(Duration.ofSeconds(10));
    }

    @Override
    public void run() {
        sql.execute("select ticket_search_upkeep()");
    }
}
