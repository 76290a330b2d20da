package io.svara.kernel.log;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.queue.RecurringJob;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps this month's partition of the log there, and those of the three months after it. */
@Component
class LogPartitions implements RecurringJob {

    private final DSLContext database;

    LogPartitions(DSLContext database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "log-partitions";
    }

    /** Twice a day, so that after a long sleep the first run is due at once. */
    @Override
    public Schedule schedule() {
        return Schedules.fixedDelay(Duration.ofHours(12));
    }

    @Override
    public void run() {
        database.fetch("select log_entry_partitions()");
    }
}
