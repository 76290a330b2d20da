package io.svara.bench.start;

import io.svara.bench.Figure;
import io.svara.bench.Measured;
import io.svara.bench.Options;
import io.svara.bench.machine.Server;
import java.nio.file.Files;
import java.util.List;

/** What everything holds of memory a minute after the start, and what it does meanwhile. */
public final class IdleBenchmark implements Measured {

    private static final int REACH_MEGABYTES = 450;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String summary() {
        return "memory and CPU of a demo that nobody uses [--seconds 60]";
    }

    @Override
    public List<Figure> measure(Options options) throws Exception {
        var folder = Files.createTempDirectory("svara-bench-idle-");
        int seconds = options.number("seconds", 60);
        try (var server = Server.started(folder)) {
            var processes = server.processes();
            Thread.sleep(seconds * 500L);
            long cpuBefore = processes.cpuMillis();
            Thread.sleep(seconds * 500L);
            long cpu = processes.cpuMillis() - cpuBefore;
            long memory = processes.pssMegabytes();
            return List.of(
                    Figure.of(
                            "idle memory of everything (PSS), " + seconds + " s after the start",
                            "<= 450 MB",
                            memory + " MB, of which Java " + processes.rootPssMegabytes() + " MB",
                            processes.ids().size() + " processes",
                            memory <= REACH_MEGABYTES),
                    Figure.told("- CPU while idle", "%.1f %% of a core".formatted(100.0 * cpu / (seconds * 500)), ""));
        } finally {
            StartBenchmark.delete(folder);
        }
    }
}
