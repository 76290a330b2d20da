package io.svara.bench.data;

import io.svara.bench.Benchmark;
import io.svara.bench.Options;
import java.util.List;

/** Only makes the data, for others to use. */
public final class DataBenchmark implements Benchmark {

    @Override
    public String name() {
        return "data";
    }

    @Override
    public String summary() {
        return "make an organisation: --keep FOLDER [--tickets N | --full] [--seed N]";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        var options = Options.of(arguments);
        if (options.path("keep").isEmpty()) {
            throw new IllegalArgumentException("Say where: --keep FOLDER");
        }
        MadeData.of(options).close();
    }
}
