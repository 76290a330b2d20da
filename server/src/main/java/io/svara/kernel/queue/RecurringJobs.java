package io.svara.kernel.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.svara.kernel.ServingOnly;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs the {@link RecurringJob}s once the application is ready, until it stops. */
@Component
@ServingOnly
class RecurringJobs implements SmartLifecycle {

    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int THREADS = 2;
    private static final int PHASE = 200;

    private final DataSource dataSource;
    private final List<RecurringJob> jobs;
    private final Clock clock;
    private @Nullable Scheduler scheduler;

    RecurringJobs(DataSource dataSource, List<RecurringJob> jobs, Clock clock) {
        this.dataSource = dataSource;
        this.jobs = List.copyOf(jobs);
        this.clock = clock;
    }

    /** Not earlier: the first requests should not share the machine with what has time. */
    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        start(POLL);
    }

    synchronized void start(Duration poll) {
        if (scheduler != null) {
            return;
        }
        scheduler = Scheduler.create(dataSource)
                .startTasks(jobs.stream().map(RecurringJobs::task).toList())
                .clock(clock::instant)
                .pollingInterval(poll)
                .threads(THREADS)
                .shutdownMaxWait(PATIENCE)
                .build();
        scheduler.start();
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), job.schedule()).execute((_, _) -> job.run());
    }

    @Override
    public void start() {
        // begins with ready()
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name("svara-recurring-jobs-stop").start(() -> {
            stop();
            stopped.run();
        });
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
