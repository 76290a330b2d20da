package io.svara.tickets.search;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.queue.RecurringJob;
import java.time.LocalTime;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Makes the search rows' next quarter before it begins. */
@Component
class SearchPartitions implements RecurringJob {

    private final DSLContext sql;

    SearchPartitions(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "ticket-search-partitions";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(LocalTime.of(3, 10));
    }

    @Override
    public void run() {
        sql.execute("select ticket_search_partitions()");
    }
}
