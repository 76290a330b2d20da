package io.svara.kernel.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.database.KernelDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecurringJobsTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);

    private final KernelDatabase node = KernelDatabase.open();

    @BeforeEach
    void empty() {
        KernelDatabase.asOwner("truncate scheduled_tasks");
    }

    @AfterEach
    void close() {
        node.close();
    }

    private RecurringJobs jobs(Schedule schedule, Runnable work) {
        return new RecurringJobs(node.dataSource(), List.of(new Job(schedule, work)), Clock.systemUTC());
    }

    @Test
    void runsAJobAgainAndAgainAndStopsWithoutARest() {
        var runs = new AtomicInteger();
        var jobs = jobs(Schedules.fixedDelay(Duration.ofMillis(10)), runs::incrementAndGet);
        jobs.start(POLL);
        await().atMost(SOON).until(() -> runs.get() >= 3);
        jobs.stop();

        assertThat(jobs.isRunning()).isFalse();
        var afterStop = runs.get();
        jobs.start(POLL);
        await().atMost(SOON).until(() -> runs.get() > afterStop);
        jobs.stop();
    }

    @Test
    void runsAJobAgainThatHasFailed() {
        var runs = new AtomicInteger();
        var jobs = jobs(Schedules.fixedDelay(Duration.ofMillis(10)), () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("no");
        });
        jobs.start(POLL);
        await().atMost(SOON).until(() -> runs.get() >= 2);
        jobs.stop();
    }

    @Test
    void runsAJobOnOneOfManyNodes() {
        var runs = new AtomicInteger();
        var one = jobs(Schedules.fixedDelay(Duration.ofHours(1)), runs::incrementAndGet);
        var other = jobs(Schedules.fixedDelay(Duration.ofHours(1)), runs::incrementAndGet);
        one.start(POLL);
        other.start(POLL);
        await().atMost(SOON).until(() -> runs.get() > 0);
        one.stop();
        other.stop();

        assertThat(runs).hasValue(1);
    }

    private record Job(Schedule schedule, Runnable work) implements RecurringJob {

        @Override
        public String name() {
            return "test-job";
        }

        @Override
        public void run() {
            work.run();
        }
    }
}
