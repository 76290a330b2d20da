package io.svara.bench;

import io.svara.bench.data.DataBenchmark;
import io.svara.bench.desk.DeskBenchmark;
import io.svara.bench.faults.Faults;
import io.svara.bench.flood.Flood;
import io.svara.bench.ingest.IngestBenchmark;
import io.svara.bench.method.MethodBenchmark;
import io.svara.bench.outgoing.OutgoingBenchmark;
import io.svara.bench.search.SearchBenchmark;
import io.svara.bench.small.SmallBenchmark;
import io.svara.bench.start.IdleBenchmark;
import io.svara.bench.start.StartBenchmark;
import java.util.List;

/** The entry: {@code ./svara bench NAME [options]}. */
public final class Bench {

    private static final List<Benchmark> ALL = List.of(
            new AllBenchmark(),
            new DataBenchmark(),
            new IngestBenchmark(),
            new DeskBenchmark(),
            new SearchBenchmark(),
            new IdleBenchmark(),
            new StartBenchmark(),
            new MethodBenchmark(),
            new OutgoingBenchmark(),
            new SmallBenchmark(),
            new Faults(),
            new Flood());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            ALL.forEach(benchmark -> IO.println("%-10s %s".formatted(benchmark.name(), benchmark.summary())));
            return;
        }
        Benchmark wanted = ALL.stream()
                .filter(benchmark -> benchmark.name().equals(arguments[0]))
                .findFirst()
                .orElse(null);
        if (wanted == null) {
            System.err.println("There is no benchmark \"" + arguments[0] + "\". ./svara bench lists them.");
            System.exit(2);
            return;
        }
        wanted.run(List.of(arguments).subList(1, arguments.length));
    }
}
