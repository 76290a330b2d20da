package io.svara.kernel;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How long a task keeps this thread's processor busy: what else the machine does does not count. */
public final class ProcessorTime {

    public interface Task<E extends Exception> {

        void run() throws E;
    }

    private ProcessorTime() {}

    public static <E extends Exception> Duration of(Task<E> task) throws E {
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        task.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
    }
}
