package io.svara.bench;

import io.svara.bench.data.Installation;
import io.svara.bench.desk.DeskBenchmark;
import io.svara.bench.ingest.IngestBenchmark;
import io.svara.bench.search.SearchBenchmark;
import io.svara.bench.start.IdleBenchmark;
import io.svara.bench.start.StartBenchmark;
import java.util.ArrayList;
import java.util.List;

/** All figures of a release in one run and one table: start and idle first, then one made organisation for the rest. */
final class AllBenchmark implements Measured {

    @Override
    public String name() {
        return "all";
    }

    @Override
    public String summary() {
        return "start, idle, desk, search, ingest: one table [--full] [--keep FOLDER]";
    }

    @Override
    public List<Figure> measure(Options options) throws Exception {
        var figures = new ArrayList<Figure>();
        take(figures, new StartBenchmark().measure(options));
        take(figures, new IdleBenchmark().measure(Options.of(List.of())));
        try (var installation = Installation.start(options)) {
            take(figures, new DeskBenchmark().measure(options, installation));
            take(figures, new SearchBenchmark().measure(options, installation));
            take(figures, new IngestBenchmark().measure(options, installation));
        }
        return figures;
    }

    /** Shown as they come: a run of an hour should not lose all by its last part. */
    private static void take(List<Figure> all, List<Figure> figures) {
        IO.println(Figure.table(figures));
        all.addAll(figures);
    }
}
