package io.svara.bench.start;

import io.svara.bench.Figure;
import io.svara.bench.Measured;
import io.svara.bench.Options;
import io.svara.bench.machine.Samples;
import io.svara.bench.machine.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** From the call of the script to ready: on an empty folder with the demo, and on one that is there. */
public final class StartBenchmark implements Measured {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String summary() {
        return "time to ready, on a fresh folder and on an existing one [--rounds N]";
    }

    @Override
    public List<Figure> measure(Options options) throws Exception {
        var fresh = new ArrayList<Double>();
        var existing = new ArrayList<Double>();
        for (int round = options.size("rounds", 3, 5); round > 0; round--) {
            var folder = Files.createTempDirectory("svara-bench-start-");
            try {
                fresh.add(start(folder));
                existing.add(start(folder));
                existing.add(start(folder));
            } finally {
                delete(folder);
            }
        }
        double first = Samples.median(fresh);
        double later = Samples.median(existing);
        return List.of(
                Figure.of("start, fresh folder, with the demo", "<= 20 s", seconds(first), all(fresh), first <= 20_000),
                Figure.of(
                        "start, existing folder",
                        "<= 8 s; 5 s is the aim",
                        seconds(later),
                        all(existing),
                        later <= 8_000));
    }

    private static double start(Path folder) throws IOException, InterruptedException {
        try (var server = Server.started(folder)) {
            return server.startTime().toMillis();
        }
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }

    private static String all(List<Double> rounds) {
        return "rounds: "
                + String.join(", ", rounds.stream().map(StartBenchmark::seconds).toList());
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
