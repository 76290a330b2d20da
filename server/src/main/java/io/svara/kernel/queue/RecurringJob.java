package io.svara.kernel.queue;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

/**
 * Something the installation does again and again, on one node at a time. A bean of this type is all it takes. It
 * runs outside any organisation's scope and binds one itself where it needs to.
 */
public interface RecurringJob {

    /** Stable: it is the job's key in the database. */
    String name();

    /** Made by {@link com.github.kagkarlsson.scheduler.task.schedule.Schedules}. */
    Schedule schedule();

    /** What it throws is logged, and it runs again at its next time. */
    void run();
}
